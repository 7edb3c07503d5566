"""Is every bar as long as its number, and does a number that may not be shown stay hidden?"""

from django.template import engines

from design import charts


def test_the_largest_value_fills_the_width_and_the_others_keep_proportion():
    assert [bar.length for bar in charts.bars([("a", 40), ("b", 10), ("c", 0)])] == [100, 25, 0]


def test_a_suppressed_value_has_its_text_and_no_bar():
    (bar,) = charts.bars([("a", None, "~")])
    assert (bar.text, bar.length) == ("~", 0)


def test_among_columns_a_suppressed_value_has_its_sign_and_nought_has_none():
    source = '{% load design %}{% column_chart rows caption="By month" label="Month" value="Approaches" %}'
    page = engines["django"].from_string(source).render({"rows": [("May", 5), ("June", None, "~"), ("July", 0)]})
    assert page.count(">~</text>") == 1
    assert 'data-said="June: ~"' in page


def test_nothing_at_all_draws_nothing_rather_than_failing():
    assert charts.columns([]).bars == []
    assert charts.bars([("a", 0), ("b", None)])[1].text == "not shown"


def test_columns_stand_on_the_base_line_side_by_side():
    drawn = charts.columns([(str(month), month) for month in range(1, 25)])
    assert all(round(bar.y + bar.height, 2) == charts.HEIGHT for bar in drawn.bars)
    assert all(one.x + one.width <= next_one.x for one, next_one in zip(drawn.bars, drawn.bars[1:], strict=False))
    assert drawn.bars[-1].x + drawn.bars[-1].width <= charts.WIDTH
    assert sum(bar.named for bar in drawn.bars) == 8


def test_a_chart_uses_no_inline_style_and_has_its_figures_in_a_table():
    source = '{% load design %}{% column_chart rows caption="By month" label="Month" value="Approaches" %}'
    page = engines["django"].from_string(source).render({"rows": [("May 2026", 1234), ("June 2026", None, "~")]})
    assert "style=" not in page
    assert "1,234</td>" in page
    assert "~</td>" in page
