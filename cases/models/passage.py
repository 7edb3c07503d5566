"""In which words was something told? A copy of each text of a case, with the words by which it can be found.

The database itself writes a passage whenever a text is written (`leave_passage` on the tables that hold them), in the
same transaction, so that none can be forgotten. What is sealed is in no text, so it is in no passage.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from accounts.models import Desk


class Passage(models.Model):
    """One text of a case. `desk` is the case's and only narrows a search: who may read it, the case's scope says.

    What was told of an approach goes wherever the approach goes. `source` is the key of the row that was copied.
    """

    class Kind(models.TextChoices):
        TESTIMONY = "testimony", "What the reporter told"
        MESSAGE = "message", "The conversation with the reporter"
        NOTE = "note", "A note"
        SUMMARY = "summary", "The summary"

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="passages")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+", db_index=False)
    approach = models.ForeignKey(
        "cases.Approach", on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=12, choices=Kind)
    source = models.BigIntegerField()
    text = models.TextField()
    words = models.GeneratedField(
        expression=Func(F("text"), function="words_of", output_field=SearchVectorField()),
        output_field=SearchVectorField(), db_persist=True,
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "source"], name="passage_once")]
        indexes = [
            GinIndex(fields=["desk", "words"], name="passages_by_word"),
            models.Index(fields=["desk", "-id"], name="newest_passages"),
            models.Index(fields=["approach"], name="passages_told", condition=Q(approach__isnull=False)),
        ]


def leave_passage(kind: str, *, text: str, case: str, approach: str = "NULL::bigint", unless: str = "false") -> str:
    """The body of a trigger that keeps the passage of a row up to date; all are expressions of SQL over NEW."""
    return f"""
        IF TG_OP = 'UPDATE' THEN DELETE FROM cases_passage WHERE kind = '{kind}' AND source = NEW.id; END IF;
        INSERT INTO cases_passage (case_id, desk_id, approach_id, kind, source, text)
        SELECT told.id, told.desk_id, {approach}, '{kind}', NEW.id, {text} FROM cases_case AS told
        WHERE told.id = {case} AND btrim({text}) <> '' AND NOT ({unless});
        RETURN NULL;
    """
