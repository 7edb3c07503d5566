"""Has every platform its class?"""

from personas.terms import CLASS_OF, Platform, PlatformClass


def test_every_platform_is_of_one_class_and_every_class_has_a_platform():
    assert set(CLASS_OF) == set(Platform.values)
    assert set(CLASS_OF.values()) == set(PlatformClass)
