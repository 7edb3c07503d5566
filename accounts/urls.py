"""Where are the pages about people, rights and settings?"""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add_person"),
    path("people/<int:number>/", views.person, name="person"),
    path("people/<int:number>/change/", views.change_person, name="change_person"),
    path("people/<int:number>/grant/", views.grant, name="grant"),
    path("people/<int:number>/revoke/", views.revoke, name="revoke"),
    path("people/<int:number>/close/", views.close_account, name="close_account"),
    path("people/<int:number>/reopen/", views.reopen_account, name="reopen_account"),
    path("people/<int:number>/away/", views.away, name="away"),
    path("people/<int:number>/away/<int:absence>/remove/", views.back, name="back"),
    path("people/<int:number>/invite/", views.invite, name="invite"),
    path("organisation/", views.organisation, name="organisation"),
    path("organisation/change/", views.change_organisation, name="change_organisation"),
    path("organisation/desks/add/", views.add_desk, name="add_desk"),
    path("organisation/headcounts/", views.headcounts, name="headcounts"),
    path("organisation/units/add/", views.add_unit, name="add_unit"),
    path("organisation/units/<int:number>/", views.unit, name="unit"),
    path("organisation/units/<int:number>/change/", views.change_unit, name="change_unit"),
    path("organisation/lists/", views.lists, name="lists"),
    path("organisation/lists/<slug:of>/add/", views.add_entry, name="add_entry"),
    path("organisation/lists/<slug:of>/<slug:code>/", views.entry, name="entry"),
    path("organisation/lists/<slug:of>/<slug:code>/retire/", views.retire_entry, name="retire_entry"),
    path("organisation/lists/<slug:of>/<slug:code>/restore/", views.restore_entry, name="restore_entry"),
    path("rights/", views.rights, name="rights"),
    path("token/", views.token, name="token"),
    path("token/make/", views.make_token, name="make_token"),
    path("token/revoke/", views.revoke_token, name="revoke_token"),
]
