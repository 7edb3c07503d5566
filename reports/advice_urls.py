"""Where is our advice read, and where is it settled?"""

from django.urls import URLPattern, path

from reports.views import advising

app_name = "advice"
urlpatterns: list[URLPattern] = [
    path("what-to-do/", advising.now, name="now"),
    path("organisation/advice/", advising.topics, name="topics"),
    path("organisation/advice/<slug:topic>/", advising.topic, name="topic"),
    path("organisation/advice/<slug:topic>/reset/", advising.reset, name="reset"),
    path("organisation/weights/", advising.weighing, name="weights"),
]
