"""How does the API speak? It refuses what it doesn't know, and pages by the last row seen."""

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from rest_framework import exceptions, parsers, serializers
from rest_framework.request import Request
from rest_framework.response import Response

LARGEST_PAGE = 100


class JSONParser(parsers.JSONParser):
    """JSON as REST framework reads it; what is nested too deep to be read, or no text, is refused like any other
    nonsense."""

    def parse(self, *given: Any, **more: Any) -> Any:
        try:
            found = super().parse(*given, **more)
            json.dumps(found, ensure_ascii=False).encode()
        except RecursionError as error:
            raise exceptions.ParseError("This is nested too deep.") from error
        except UnicodeEncodeError as error:
            raise exceptions.ParseError("This holds half a character, which nobody can write.") from error
        return found


class Strict(serializers.Serializer):
    """A serializer for what comes in: a field that it doesn't know is an error, never ignored."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (unknown := sorted(set(map(str, data)) - set(self.fields))):
            raise serializers.ValidationError({name: ["This field isn't known here."] for name in unknown})
        return super().to_internal_value(data)

    def given(self) -> dict[str, Any]:
        """What was sent, validated; fields that weren't sent are left out. Raises a 400 otherwise."""
        self.is_valid(raise_exception=True)
        return dict(self.validated_data)


class Number(serializers.IntegerField):
    """A key or a version: from 1 on, and never larger than its column."""

    def __init__(self, **how: Any) -> None:
        super().__init__(min_value=1, max_value=2**31 - 1, **how)


class Paged(Strict):
    """The query of a list: where to go on, and how many rows."""

    cursor = serializers.CharField(required=False, help_text="from `next` of the page before")
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=LARGEST_PAGE)


def asked(request: Request, query: type[Strict]) -> dict[str, Any]:
    """The query string, validated by `query`; an unknown name or a repeated one is a 400."""
    repeated = {name: ["Give this once."] for name, values in request.query_params.lists() if len(values) > 1}
    if repeated:
        raise serializers.ValidationError(repeated)
    return query(data=request.query_params.dict()).given()


def signed_in(request: Request) -> Any:
    """The person who asks: REST framework let nobody else in."""
    return request.user


def answer_page(request: Request, rows: Sequence[Any], cursor: str, represent: Callable[[Any], Any]) -> Response:
    """One page: `results`, and `next`, the address of the following page or null."""
    query = {**request.query_params.dict(), "cursor": cursor}
    following = request.build_absolute_uri(f"{request.path}?{urlencode(query)}") if cursor else None
    return Response({"next": following, "results": [represent(row) for row in rows]})
