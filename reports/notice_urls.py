"""Where are our pages on privacy and accessibility put in the organisation's own words?"""

from django.urls import URLPattern, path

from reports.views import notices

app_name = "notices"
urlpatterns: list[URLPattern] = [
    path("organisation/notices/", notices.every, name="list"),
    path("organisation/notices/<slug:page>/", notices.edit, name="edit"),
    path("organisation/notices/<slug:page>/reset/", notices.reset, name="reset"),
]
