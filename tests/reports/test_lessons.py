"""Can everybody learn the four Rs, with a word on every answer, and is nothing kept of who did?"""

import re

import pytest
from django.test import Client

from reports.lessons import LESSONS
from reports.models import LessonCount

ANSWERS = {"q1": "1", "q2": "2", "q3": "3"}


def test_each_lesson_has_three_questions_whose_every_answer_gets_a_word_and_one_is_best():
    assert list(LESSONS) == ["recognise", "realise", "report", "remove"]
    for lesson in LESSONS.values():
        assert len(lesson.questions) == 3
        for question in lesson.questions:
            assert len(question.options) == 3
            assert [each.best for each in question.options].count(True) == 1
            assert all(len(each.said) > 20 for each in question.options)


def test_no_word_blames():
    for lesson in LESSONS.values():
        said = " ".join(str(each.said) for question in lesson.questions for each in question.options)
        assert not re.search(r"\b(wrong answer|incorrect|you should have|your fault|careless|naive)\b", said, re.I)


@pytest.mark.django_db
@pytest.mark.parametrize("name", LESSONS)
def test_every_answer_is_spoken_to(cast, name):
    for choice in "123":
        page = Client().post(f"/lessons/{name}/", dict.fromkeys(("q1", "q2", "q3"), choice)).content.decode()
        for question in LESSONS[name].questions:
            assert str(question.options[int(choice) - 1].said) in page


@pytest.mark.django_db
def test_a_question_left_open_is_asked_again_by_its_number(cast):
    page = Client().post("/lessons/report/", {"q1": "1"}).content.decode()
    assert "Select an answer to question 2" in page
    assert "Error:" in page
    assert not LessonCount.objects.exists()


@pytest.mark.django_db
def test_the_certificate_comes_after_all_four_and_is_drawn_for_the_one_who_is_there(cast):
    client = Client()
    client.force_login(cast.sam)
    for name in LESSONS:
        assert client.get("/lessons/certificate/")["location"] == "/lessons/"
        client.post(f"/lessons/{name}/", ANSWERS)
    page = client.get("/lessons/certificate/").content.decode()
    assert "Sam" in page
    assert "Department of Lighthouses" in page
    assert Client().get("/lessons/certificate/")["location"] == "/lessons/"


@pytest.mark.django_db
def test_a_finished_lesson_is_counted_once_in_a_browser_and_names_nobody(cast):
    client = Client()
    for _ in range(3):
        client.post("/lessons/report/", ANSWERS)
    assert list(LessonCount.objects.values_list("lesson", "count")) == [("report", 1)]
    assert {field.name for field in LessonCount._meta.fields} == {"id", "day", "lesson", "count"}
    Client().post("/lessons/report/", ANSWERS)
    assert LessonCount.objects.get().count == 2


@pytest.mark.django_db
def test_those_who_lead_people_learn_what_to_say(cast):
    page = Client().get("/lessons/managers/").content.decode()
    for words in ("Thank you for telling me", "What not to say", "Don’t investigate"):
        assert words in page
    assert Client().get("/lessons/everything/").status_code in (302, 404)
