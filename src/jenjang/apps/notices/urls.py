"""Addresses of notices and of the calendar."""

from django.urls import path

from jenjang.apps.notices.views.calendar import calendar, calendar_file, feed
from jenjang.apps.notices.views.notices import (
    address_end,
    address_new,
    mail_log,
    notice_list,
    notice_read,
    notices_read,
    pace,
    wishes,
)

app_name = "notices"
urlpatterns = [
    path("pengingat/", notice_list, name="list"),
    path("pengingat/dibaca/", notices_read, name="read_all"),
    path("pengingat/<int:pk>/dibaca/", notice_read, name="read"),
    path("pengingat/cara/", wishes, name="wishes"),
    path("pengingat/aturan/", pace, name="pace"),
    path("pengingat/surel/", mail_log, name="mails"),
    path("kalender/", calendar, name="calendar"),
    path("kalender/tenggat.ics", calendar_file, name="file"),
    path("kalender/alamat/", address_new, name="address_new"),
    path("kalender/alamat/akhiri/", address_end, name="address_end"),
    path("kalender/<str:token>.ics", feed, name="feed"),
]
