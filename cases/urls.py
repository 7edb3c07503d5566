"""Which address leads to which of the officers' pages?"""

from django.urls import path

from cases import views

app_name = "cases"
urlpatterns = [
    path("cases/", views.queue, name="queue"),
    path("cases/fresh/", views.fresh, name="fresh"),
    path("cases/keys/", views.keys, name="keys"),
    path("cases/next/", views.take_next, name="next"),
    path("cases/views/", views.keep_view, name="keep_view"),
    path("cases/views/<int:number>/", views.saved, name="saved"),
    path("cases/views/<int:number>/drop/", views.drop_view, name="drop_view"),
    path("cases/search/", views.search, name="search"),
    path("cases/bulk/", views.bulk, name="bulk"),
    path("cases/<str:reference>/", views.case, name="case"),
    path("cases/<str:reference>/watch/", views.watch, name="watch"),
    path("cases/<str:reference>/do/<str:name>/", views.act, name="act"),
    path("cases/<str:reference>/approaches/<int:approach>/<str:name>/", views.act, name="act_on_approach"),
    path("cases/<str:reference>/tasks/<int:task>/<str:name>/", views.act, name="act_on_task"),
    path("cases/<str:reference>/matches/<str:other>/", views.judge, name="judge"),
    path("cases/<str:reference>/takedowns/", views.takedowns_in, name="takedowns_in"),
    path("cases/<str:reference>/takedowns/<int:number>/", views.takedown, name="takedown"),
    path("cases/<str:reference>/takedowns/<int:number>/chase/", views.takedown_chase, name="takedown_chase"),
    path("cases/<str:reference>/readings/", views.readings, name="readings"),
    path("cases/<str:reference>/notes/<int:number>/", views.note, name="note"),
    path("cases/<str:reference>/notes/<int:number>/share/", views.note_share, name="note_share"),
    path("cases/<str:reference>/begun/<str:name>/", views.begun, name="begun"),
    path("cases/<str:reference>/referrals/<int:number>/<str:form>/", views.bundle, name="bundle"),
    path("cases/<str:reference>/evidence/", views.evidence, name="evidence"),
    path("cases/<str:reference>/evidence/add/", views.evidence_add, name="evidence_add"),
    path("cases/<str:reference>/evidence/<uuid:key>/picture/", views.evidence_picture, name="evidence_picture"),
    path("cases/<str:reference>/evidence/<uuid:key>/text/", views.evidence_text, name="evidence_text"),
    path("cases/<str:reference>/evidence/<uuid:key>/original/", views.evidence_original, name="evidence_original"),
    path("cases/<str:reference>/evidence/<uuid:key>/override/", views.evidence_override, name="evidence_override"),
    path("officers/", views.officers, name="officers"),
    path("officers/<int:number>/hand-on/", views.hand_on_work, name="hand_on"),
    path("takedowns/", views.takedowns, name="takedowns"),
    path("unusual-reading/", views.unusual_readings, name="unusual"),
    path("organisation/keeping/", views.schedule, name="schedule"),
    path("personas/", views.personas, name="personas"),
    path("personas/<int:number>/", views.persona, name="persona"),
    path("personas/<int:number>/names/", views.name, name="name_persona"),
    path("personas/<int:number>/merge/", views.merge, name="merge"),
    path("personas/<int:number>/merges/<int:merge>/undo/", views.unmerge, name="unmerge"),
]
