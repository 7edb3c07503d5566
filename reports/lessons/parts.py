"""What is a lesson made of? A few paragraphs, and questions whose every answer is worth a word."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """A possible answer, and what we say to whoever gives it; one of a question is `best`."""

    text: str
    said: str
    best: bool = False


@dataclass(frozen=True)
class Question:
    asked: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Lesson:
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    questions: tuple[Question, ...]
