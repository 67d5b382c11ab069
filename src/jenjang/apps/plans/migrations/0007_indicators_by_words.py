"""Find indicators of the same words in all units by an index."""

from django.db import migrations, models

from jenjang.apps.plans.models.indicators import Opening


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_composite_indices")]

    operations = [
        migrations.AddIndex(
            model_name="indicator",
            index=models.Index(Opening("folded_text"), name="indicators_by_words"),
        )
    ]
