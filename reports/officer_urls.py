"""Where do officers read what reporters told? Beside the case, under an address of its own."""

from django.urls import path

from reports import officer_views

app_name = "account"
urlpatterns = [
    path("cases/<str:reference>/account/", officer_views.account, name="account"),
    path("cases/<str:reference>/account/unseal/", officer_views.unseal, name="unseal"),
]
