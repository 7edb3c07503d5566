"""Where is a profile checked?"""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from reports.checking.signs import PAGES
from reports.views import checks


class PageConverter(StringConverter):
    """One of the pages of signs."""

    regex = "|".join(PAGES)


register_converter(PageConverter, "signs")

app_name = "checks"
urlpatterns: list[URLPattern] = [
    path("", checks.start, name="start"),
    path("<signs:page>/", checks.page, name="page"),
    path("addresses/", checks.addresses, name="addresses"),
    path("result/", checks.result, name="result"),
    path("result/report/", checks.report, name="report"),
    path("clear/", checks.clear, name="clear"),
]
