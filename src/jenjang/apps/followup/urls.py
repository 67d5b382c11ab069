"""Addresses of following up."""

from django.urls import path

from jenjang.apps.followup.views import decisions, meetings, questions, use

app_name = "followup"
urlpatterns = [
    path("rapat/", meetings.meeting_list, name="meetings"),
    path("rapat/<int:pk>/", meetings.meeting_detail, name="meeting"),
    path("rapat/<int:pk>/data/", meetings.meeting_about, name="about"),
    path("rapat/<int:pk>/butir/", meetings.item_new, name="item_new"),
    path("rapat/<int:pk>/tutup/", meetings.meeting_close, name="close"),
    path("rapat/<int:pk>/notulen.<str:ending>", meetings.meeting_file, name="file"),
    path("rapat/butir/<int:pk>/", meetings.item_said, name="said"),
    path("rapat/butir/<int:pk>/putusan/", meetings.decision_new, name="decide"),
    path("putusan/<int:pk>/", decisions.decision_detail, name="decision"),
    path("putusan/<int:pk>/<str:act>/", decisions.decision_act, name="decision_act"),
    path("pertanyaan/", questions.question_list, name="questions"),
    path("pertanyaan/tanya/", questions.question_ask, name="ask"),
    path("pertanyaan/<int:pk>/", questions.question_detail, name="question"),
    path("pemanfaatan/", use.use_page, name="use"),
    path("pemanfaatan.<str:ending>", use.use_file, name="use_file"),
]
