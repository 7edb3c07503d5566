"""Where are the pages of older records?"""

from django.urls import path

from past import views

app_name = "past"
urlpatterns = [
    path("", views.sheets, name="sheets"),
    path("empty.csv", views.empty, name="empty"),
    path("<int:number>/", views.sheet, name="sheet"),
    path("<int:number>/columns/", views.columns, name="columns"),
    path("<int:number>/values/", views.values, name="values"),
    path("<int:number>/start/", views.start, name="start"),
    path("<int:number>/retract/", views.retract, name="retract"),
    path("<int:number>/drop/", views.drop, name="drop"),
    path("<int:number>/to-mend.csv", views.faults, name="faults"),
]
