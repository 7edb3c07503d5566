"""Where are the pages of people and settings?"""

from django.urls import reverse


def here(name, *args):
    return reverse(f"accounts:{name}", args=args)
