"""The rules that the pages of plans stand on."""

from jenjang.apps.organisation.access import unit_rule, user_rule
from jenjang.apps.plans import permissions

LIST_KEEPERS = user_rule("pengelola daftar", permissions.can_keep_lists)
CODERS = unit_rule("pemberi kode", permissions.can_code_activities)
BUDGET_IMPORTERS = unit_rule("pengimpor anggaran", permissions.can_import_budget)
PLANNERS = unit_rule("penyusun rencana", permissions.can_plan)
PLANNERS_SOMEWHERE = user_rule("penyusun rencana", permissions.can_plan_somewhere)
"""For pages about one thing, which then ask `can_plan` of the thing's own unit."""
