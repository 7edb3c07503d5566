"""Which address leads where, at the staff door?"""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from reports.forms import STEPS
from reports.views import coming_back, evidence, reading, sending, writing


class StepConverter(StringConverter):
    """One of the pages on which a report is written."""

    regex = "|".join(STEPS)


register_converter(StepConverter, "step")

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("report/", writing.start, name="start"),
    path("report/<step:step>/", writing.step, name="step"),
    path("report/again/", writing.start_again, name="start_again"),
    path("report/evidence/", evidence.bring, name="evidence"),
    path("report/evidence/<uuid:key>/remove/", evidence.remove, name="evidence_remove"),
    path("report/signs/", writing.signs, name="signs"),
    path("report/check/", sending.check, name="check"),
    path("report/code/", sending.code, name="code"),
    path("reports/", reading.mine, name="mine"),
    path("reports/<str:reference>/", reading.one, name="report"),
    path("reports/<str:reference>/sent/", reading.sent, name="sent"),
    path("reports/<str:reference>/sent/paper/", reading.paper, name="paper"),
    path("reports/<str:reference>/say/", reading.say, name="say"),
    path("reports/<str:reference>/see/", reading.see, name="see"),
    path("reports/<str:reference>/withdraw/", reading.withdraw, name="withdraw"),
    path("reports/<str:reference>/helped/", reading.helped, name="helped"),
    path("reports/<str:reference>/evidence/<uuid:key>/", reading.file, name="evidence_of"),
    path("receipt/", coming_back.enter, name="receipt"),
    path("receipt/report/", coming_back.one, name="receipt_report"),
    path("receipt/report/sent/", coming_back.sent, name="receipt_sent"),
    path("receipt/report/sent/paper/", coming_back.paper, name="receipt_paper"),
    path("receipt/report/say/", coming_back.say, name="receipt_say"),
    path("receipt/report/see/", coming_back.see, name="receipt_see"),
    path("receipt/report/withdraw/", coming_back.withdraw, name="receipt_withdraw"),
    path("receipt/report/helped/", coming_back.helped, name="receipt_helped"),
    path("receipt/report/evidence/<uuid:key>/", coming_back.file, name="receipt_evidence"),
    path("receipt/leave/", coming_back.leave, name="receipt_leave"),
]
