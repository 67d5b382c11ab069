"""What adoption writes, counted and described for its tests."""

from django.apps import apps
from django.db.models import Model

from jenjang.apps.plans.models import Objective

COUNTED = ("history", "files", "organisation", "plans", "agreements", "measurement")


def row_counts() -> dict[str, int]:
    """Return how many rows every table of ours has."""
    models: list[type[Model]] = [
        model for label in COUNTED for model in apps.get_app_config(label).get_models()
    ]
    return {model.__name__: model._default_manager.count() for model in models}


def tree() -> list[str]:
    """Return the pohon kinerja, a line a node: depth in dots, text, owner."""
    return [
        f"{'.' * (len(node.path) // 8 - 1)}{node.text} — {node.owner}"
        for node in Objective.objects.select_related("owner").order_by("path")
    ]
