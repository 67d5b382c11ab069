"""Name the figures of objectives by lineage and standards by whose they are, in all texts.

A key of a row changes with a Perubahan and from year to year; what was typed would lose its
figures. Names of rows that are gone stay as they were: they were no figures before either.
"""

import re

from django.db import migrations

NAME = re.compile(r"sasaran(\d+)|(ik\d+)\.standar(\d+)")
TOKEN = re.compile(r"\{\{|\{([a-z][a-z0-9_.\-]*)\}")
NAMED_DIGITS = 12
BATCH = 500


def name_by_lineage(apps, schema_editor):
    """Rewrite what stands in passages, drafts and versions."""
    renamed = _renaming(apps)
    for model, texts, facts in (
        ("Passage", ("text", "caption", "proposal"), ("sources", "seen")),
        ("PassageDraft", ("text", "caption"), ()),
        ("SectionVersion", (), ("content", "lost")),
    ):
        rows = apps.get_model("reports", model).objects
        changed = []
        for row in rows.only("pk", *texts, *facts).iterator(chunk_size=BATCH):
            before = [getattr(row, name) for name in (*texts, *facts)]
            for name in texts:
                setattr(row, name, _said(getattr(row, name), renamed, name == "proposal"))
            for name in facts:
                setattr(row, name, _deep(getattr(row, name), renamed, name))
            if before != [getattr(row, name) for name in (*texts, *facts)]:
                changed.append(row)
        rows.bulk_update(changed, [*texts, *facts], batch_size=BATCH)


def _renaming(apps):
    """Return a function that renames one figure, or gives its name back."""
    lineages = dict(
        apps.get_model("plans", "Objective").objects.values_list("pk", "lineage")
    )
    levels = dict(apps.get_model("plans", "Benchmark").objects.values_list("pk", "level"))

    def renamed(name):
        found = NAME.match(name)
        if not found:
            return name
        objective, series, standard = found.groups()
        lineage = lineages.get(int(objective or 0))
        level = levels.get(int(standard or 0))
        if lineage:
            return f"sasaran-{lineage.hex[:NAMED_DIGITS]}{name[found.end():]}"
        return f"{series}.standar_{level}{name[found.end():]}" if level else name

    return renamed


def _said(text, renamed, is_name):
    if is_name:
        return renamed(text)
    return TOKEN.sub(
        lambda found: f"{{{renamed(found[1])}}}" if found[1] else found[0], text
    )


def _deep(value, renamed, name):
    """Return JSON with its names or texts rewritten; `sources` and `seen` hold names."""
    if name == "sources":
        return [renamed(one) for one in value]
    if name == "seen":
        return {renamed(key): one for key, one in value.items()} if value else value
    if name == "content":
        return [_passage(one, renamed) for one in value]
    return _passage(value, renamed) if value else value


def _passage(one, renamed):
    texts = {key: _said(one[key], renamed, False) for key in ("text", "caption")}
    return {**one, **texts}


class Migration(migrations.Migration):
    """Rewrite names; the old ones cannot be told from the new."""

    dependencies = [
        ("reports", "0002_editions_and_reviews"),
        ("plans", "0009_renstra_funds"),
    ]
    operations = [
        migrations.RunPython(name_by_lineage, migrations.RunPython.noop, elidable=True)
    ]
