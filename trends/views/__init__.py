"""Which pages and files are there? All of them, so that addresses find them in one place."""

from trends.views.files import as_csv, as_svg, as_workbook
from trends.views.keeping import breaks, remove_break, revise, series
from trends.views.releasing import publish, published, release_file, releases, withdraw
from trends.views.showing import as_known, dashboard, look

__all__ = ["as_csv", "as_known", "as_svg", "as_workbook", "breaks", "dashboard", "look", "publish", "published",
           "release_file", "releases", "remove_break", "revise", "series", "withdraw"]  # fmt: skip
