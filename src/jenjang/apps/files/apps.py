"""Where Django finds the files app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Stored files, known by their hash."""

    name = "jenjang.apps.files"
    label = "files"
    verbose_name = "Berkas"
