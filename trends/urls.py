"""Which address leads to which figures?"""

from django.urls import path

from trends import views

app_name = "trends"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("look/", views.look, name="look"),
    path("as-known/", views.as_known, name="as_known"),
    path("breaks/", views.breaks, name="breaks"),
    path("breaks/<int:number>/remove/", views.remove_break, name="remove_break"),
    path("series/", views.series, name="series"),
    path("series/<slug:code>/", views.revise, name="revise"),
    path("releases/", views.releases, name="releases"),
    path("releases/<int:number>/publish/", views.publish, name="publish"),
    path("releases/<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("releases/<int:number>/", views.release_file, name="release"),
    path("releases/<int:number>/<str:name>", views.release_file, name="release_file"),
    path("published/<int:number>/", views.published, name="published"),
    path("published/<int:number>/<str:name>", views.published, name="published_file"),
    path("statistics.xlsx", views.as_workbook, name="workbook"),
    path("<slug:table>.csv", views.as_csv, name="csv"),
    path("<slug:table>.svg", views.as_svg, name="svg"),
]
