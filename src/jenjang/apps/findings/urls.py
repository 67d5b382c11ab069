"""Addresses of findings."""

from django.urls import path

from jenjang.apps.findings import views

app_name = "findings"
urlpatterns = [
    path("temuan/", views.finding_list, name="list"),
    path("temuan/unit/", views.unit_board, name="board"),
    path("temuan/catatan-reviu.<str:ending>", views.review_note, name="note"),
    path("temuan/<int:pk>/putusan/", views.finding_settle, name="settle"),
]
