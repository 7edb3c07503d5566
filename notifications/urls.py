"""Where are the pages of notifications?"""

from django.urls import path

from notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.listing, name="list"),
    path("read/", views.mark_all_read, name="read_all"),
    path("mail/", views.mail, name="mail"),
    path("<int:key>/", views.go, name="go"),
    path("<int:key>/read/", views.mark_read, name="read"),
]
