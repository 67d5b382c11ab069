"""Addresses of following up."""

from django.urls import path

from jenjang.apps.followup.views import (
    decisions,
    evaluations,
    meetings,
    questions,
    recommendations,
    use,
)

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
    path("evaluasi/", evaluations.evaluation_list, name="evaluations"),
    path("evaluasi/<int:pk>/", evaluations.evaluation_detail, name="evaluation"),
    path("evaluasi/<int:pk>/hasil/", evaluations.evaluation_keep, name="evaluation_keep"),
    path(
        "evaluasi/<int:pk>/rekomendasi/",
        evaluations.recommendation_new,
        name="recommendation_new",
    ),
    path("evaluasi/<int:pk>/salin/", evaluations.recommendation_paste, name="paste"),
    path(
        "rekomendasi/<int:pk>/",
        recommendations.recommendation_detail,
        name="recommendation",
    ),
    path("rekomendasi/bukti/<int:pk>/", recommendations.proof_file, name="proof"),
    path(
        "rekomendasi/<int:pk>/<str:act>/",
        recommendations.recommendation_act,
        name="recommendation_act",
    ),
    path("pemanfaatan/", use.use_page, name="use"),
    path("pemanfaatan.<str:ending>", use.use_file, name="use_file"),
]
