"""Which address leads where?"""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from config import calibrating, counting, health, languages, pages, status
from reports.views import notices

# One way to sign in, with its second step.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "Countersign, to look at only"

urlpatterns = [
    path("", pages.home, name="home"),
    path("privacy/", notices.shown, {"page": "privacy"}, name="privacy"),
    path("accessibility/", notices.shown, {"page": "accessibility"}, name="accessibility"),
    path("language/", languages.choose, name="language"),
    path("", include("reports.urls")),
    path("check/", include("reports.check_urls")),
    path("lessons/", include("reports.lesson_urls")),
    path("", include("reports.advice_urls")),
    path("", include("reports.notice_urls")),
    path("status/", status.status, name="status"),
    path("status/counts/", counting.counts, name="counts"),
    path("organisation/weights/outcomes/", calibrating.calibration, name="calibration"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("account/email/", pages.not_here),  # people are added by an administrator: nobody changes who they are
    path("account/3rdparty/", pages.not_here),
    path("account/", include("allauth.urls")),
    path("api/", include("config.api")),
    path("", include("cases.urls")),
    path("", include("reports.officer_urls")),
    # Another password is chosen at the door that ends tokens and tells its owner.
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
    path("notifications/", include("notifications.urls")),
    path("older-records/", include("past.urls")),
    path("statistics/", include("trends.urls")),
]

# Errors outside any action, see config/errors.py
handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
