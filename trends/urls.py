"""Which address leads to which figures?"""

from django.urls import path

from trends import views

app_name = "trends"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("<slug:table>.csv", views.as_csv, name="csv"),
]
