"""Who gets what answer at each address? Every route of ours × every member of the cast, by GET and by an empty POST.

The columns: a visitor who hasn't signed in, Sam (who reported the case), Olga (its officer), Nora (an officer of its
desk), Otto (of another desk), Lena (lead), Max (manager), Audra (auditor), Ada (administrator). A route that
isn't in the table fails the test: whoever adds one says here who may use it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import UUIDConverter

COLUMNS = ("visitor", "sam", "olga", "nora", "otto", "lena", "max", "audra", "ada")
THEIRS = ("allauth.", "django.contrib.")  # sign-in and the read-only admin site have tests of their own
TABLE = """
home                         GET  200 200 200 200 200 200 200 200 200
home                         POST 200 200 200 200 200 200 200 200 200
privacy                      GET  200 200 200 200 200 200 200 200 200
privacy                      POST 200 200 200 200 200 200 200 200 200
accessibility                GET  200 200 200 200 200 200 200 200 200
accessibility                POST 200 200 200 200 200 200 200 200 200
language                     GET  405 405 405 405 405 405 405 405 405
language                     POST 400 400 400 400 400 400 400 400 400
reports:start                GET  200 200 200 200 200 200 200 200 200
reports:start                POST 200 200 200 200 200 200 200 200 200
reports:step                 GET  302 302 302 302 302 302 302 302 302
reports:step                 POST 409 409 409 409 409 409 409 409 409
reports:start_again          GET  405 405 405 405 405 405 405 405 405
reports:start_again          POST 302 302 302 302 302 302 302 302 302
reports:evidence             GET  302 302 302 302 302 302 302 302 302
reports:evidence             POST 409 409 409 409 409 409 409 409 409
reports:evidence_remove      GET  405 405 405 405 405 405 405 405 405
reports:evidence_remove      POST 409 409 409 409 409 409 409 409 409
reports:signs                GET  302 302 302 302 302 302 302 302 302
reports:signs                POST 409 409 409 409 409 409 409 409 409
reports:check                GET  302 302 302 302 302 302 302 302 302
reports:check                POST 409 409 409 409 409 409 409 409 409
reports:code                 GET  302 302 302 302 302 302 302 302 302
reports:code                 POST 302 302 302 302 302 302 302 302 302
reports:mine                 GET  302 200 200 200 200 200 200 200 200
reports:mine                 POST 302 200 200 200 200 200 200 200 200
reports:report               GET  302 200 404 404 404 404 404 404 404
reports:report               POST 302 200 404 404 404 404 404 404 404
reports:sent                 GET  302 200 404 404 404 404 404 404 404
reports:sent                 POST 302 200 404 404 404 404 404 404 404
reports:paper                GET  302 200 404 404 404 404 404 404 404
reports:paper                POST 302 405 405 405 405 405 405 405 405
reports:say                  GET  302 405 405 405 405 405 405 405 405
reports:say                  POST 302 200 404 404 404 404 404 404 404
reports:see                  GET  302 405 405 405 405 405 405 405 405
reports:see                  POST 302 302 404 404 404 404 404 404 404
reports:withdraw             GET  302 200 404 404 404 404 404 404 404
reports:withdraw             POST 302 302 404 404 404 404 404 404 404
reports:helped               GET  302 405 405 405 405 405 405 405 405
reports:helped               POST 302 200 404 404 404 404 404 404 404
reports:evidence_of          GET  302 404 404 404 404 404 404 404 404
reports:evidence_of          POST 302 404 404 404 404 404 404 404 404
checks:start                 GET  200 200 200 200 200 200 200 200 200
checks:start                 POST 200 200 200 200 200 200 200 200 200
checks:page                  GET  200 200 200 200 200 200 200 200 200
checks:page                  POST 200 200 200 200 200 200 200 200 200
checks:addresses             GET  302 302 302 302 302 302 302 302 302
checks:addresses             POST 302 302 302 302 302 302 302 302 302
checks:result                GET  302 302 302 302 302 302 302 302 302
checks:result                POST 302 302 302 302 302 302 302 302 302
checks:report                GET  405 405 405 405 405 405 405 405 405
checks:report                POST 302 302 302 302 302 302 302 302 302
checks:clear                 GET  405 405 405 405 405 405 405 405 405
checks:clear                 POST 302 302 302 302 302 302 302 302 302
lessons:start                GET  200 200 200 200 200 200 200 200 200
lessons:start                POST 200 200 200 200 200 200 200 200 200
lessons:lesson               GET  200 200 200 200 200 200 200 200 200
lessons:lesson               POST 200 200 200 200 200 200 200 200 200
lessons:certificate          GET  302 302 302 302 302 302 302 302 302
lessons:certificate          POST 302 302 302 302 302 302 302 302 302
lessons:managers             GET  200 200 200 200 200 200 200 200 200
lessons:managers             POST 200 200 200 200 200 200 200 200 200
advice:now                   GET  200 200 200 200 200 200 200 200 200
advice:now                   POST 405 405 405 405 405 405 405 405 405
advice:topics                GET  302 403 403 403 403 403 403 403 200
advice:topics                POST 302 405 405 405 405 405 405 405 405
advice:topic                 GET  302 403 403 403 403 403 403 403 200
advice:topic                 POST 302 403 403 403 403 403 403 403 200
advice:reset                 GET  302 405 405 405 405 405 405 405 405
advice:reset                 POST 302 403 403 403 403 403 403 403 302
advice:weights               GET  302 403 403 403 403 403 403 403 200
advice:weights               POST 302 403 403 403 403 403 403 403 200
notices:list                 GET  302 403 403 403 403 403 403 403 200
notices:list                 POST 302 405 405 405 405 405 405 405 405
notices:edit                 GET  302 403 403 403 403 403 403 403 404
notices:edit                 POST 302 403 403 403 403 403 403 403 404
notices:reset                GET  302 405 405 405 405 405 405 405 405
notices:reset                POST 302 403 403 403 403 403 403 403 404
reports:receipt              GET  200 200 200 200 200 200 200 200 200
reports:receipt              POST 200 200 200 200 200 200 200 200 200
reports:receipt_report       GET  302 302 302 302 302 302 302 302 302
reports:receipt_report       POST 302 302 302 302 302 302 302 302 302
reports:receipt_sent         GET  302 302 302 302 302 302 302 302 302
reports:receipt_sent         POST 302 302 302 302 302 302 302 302 302
reports:receipt_paper        GET  302 302 302 302 302 302 302 302 302
reports:receipt_paper        POST 405 405 405 405 405 405 405 405 405
reports:receipt_say          GET  405 405 405 405 405 405 405 405 405
reports:receipt_say          POST 409 409 409 409 409 409 409 409 409
reports:receipt_see          GET  405 405 405 405 405 405 405 405 405
reports:receipt_see          POST 302 302 302 302 302 302 302 302 302
reports:receipt_withdraw     GET  302 302 302 302 302 302 302 302 302
reports:receipt_withdraw     POST 302 302 302 302 302 302 302 302 302
reports:receipt_helped       GET  405 405 405 405 405 405 405 405 405
reports:receipt_helped       POST 409 409 409 409 409 409 409 409 409
reports:receipt_evidence     GET  302 302 302 302 302 302 302 302 302
reports:receipt_evidence     POST 302 302 302 302 302 302 302 302 302
reports:receipt_leave        GET  405 405 405 405 405 405 405 405 405
reports:receipt_leave        POST 302 302 302 302 302 302 302 302 302
status                       GET  302 403 403 403 403 200 403 403 200
status                       POST 302 405 405 405 405 405 405 405 405
counts                       GET  302 403 403 403 403 200 403 403 200
counts                       POST 302 405 405 405 405 405 405 405 405
calibration                  GET  302 403 403 403 403 403 403 403 200
calibration                  POST 302 405 405 405 405 405 405 405 405
healthz                      GET  200 200 200 200 200 200 200 200 200
healthz                      POST 405 405 405 405 405 405 405 405 405
readyz                       GET  200 200 200 200 200 200 200 200 200
readyz                       POST 405 405 405 405 405 405 405 405 405
metrics                      GET  200 200 200 200 200 200 200 200 200
metrics                      POST 405 405 405 405 405 405 405 405 405
/account/email/              GET  302 404 404 404 404 404 404 404 404
/account/email/              POST 302 404 404 404 404 404 404 404 404
/account/3rdparty/           GET  302 404 404 404 404 404 404 404 404
/account/3rdparty/           POST 302 404 404 404 404 404 404 404 404
api:reports                  GET  401 200 200 200 200 200 200 200 200
api:reports                  POST 401 400 400 400 400 400 400 400 400
api:report                   GET  401 200 404 404 404 404 404 404 404
api:report                   POST 401 405 405 405 405 405 405 405 405
api:messages                 GET  401 405 405 405 405 405 405 405 405
api:messages                 POST 401 400 400 400 400 400 400 400 400
api:withdrawal               GET  401 405 405 405 405 405 405 405 405
api:withdrawal               POST 401 201 404 404 404 404 404 404 404
api:evidence_of              GET  401 200 404 404 404 404 404 404 404
api:evidence_of              POST 401 400 400 400 400 400 400 400 400
api:helped                   GET  401 405 405 405 405 405 405 405 405
api:helped                   POST 401 400 400 400 400 400 400 400 400
api:lists                    GET  401 200 200 200 200 200 200 200 200
api:lists                    POST 401 405 405 405 405 405 405 405 405
api:absences                 GET  401 404 200 200 200 200 404 404 404
api:absences                 POST 401 400 400 400 400 400 400 400 400
api:absence                  GET  401 405 405 405 405 405 405 405 405
api:absence                  POST 401 405 405 405 405 405 405 405 405
api:officers                 GET  401 403 200 200 200 200 403 403 403
api:officers                 POST 401 405 405 405 405 405 405 405 405
api:hand_on                  GET  401 405 405 405 405 405 405 405 405
api:hand_on                  POST 401 400 400 400 400 400 400 400 400
api:cases                    GET  401 200 200 200 200 200 200 200 200
api:cases                    POST 401 405 405 405 405 405 405 405 405
api:bulk                     GET  401 405 405 405 405 405 405 405 405
api:bulk                     POST 401 400 400 400 400 400 400 400 400
api:case                     GET  401 404 200 200 404 200 404 404 404
api:case                     POST 401 405 405 405 405 405 405 405 405
api:moves                    GET  401 405 405 405 405 405 405 405 405
api:moves                    POST 401 400 400 400 400 400 400 400 400
api:work                     GET  401 405 405 405 405 405 405 405 405
api:work                     POST 401 400 400 400 400 400 400 400 400
api:notes                    GET  401 404 200 200 404 200 404 404 404
api:notes                    POST 401 400 400 400 400 400 400 400 400
api:evidence                 GET  401 404 200 200 404 200 404 404 404
api:evidence                 POST 401 400 400 400 400 400 400 400 400
api:matches                  GET  401 404 200 200 404 200 404 404 404
api:matches                  POST 401 400 400 400 400 400 400 400 400
api:takedowns                GET  401 404 200 200 404 200 404 404 404
api:takedowns                POST 401 400 400 400 400 400 400 400 400
api:takedown                 GET  401 405 405 405 405 405 405 405 405
api:takedown                 POST 401 400 400 400 400 400 400 400 400
api:texts                    GET  401 403 400 400 404 400 403 403 403
api:texts                    POST 401 405 405 405 405 405 405 405 405
api:note                     GET  401 404 200 200 404 200 404 404 404
api:note                     POST 401 400 400 400 400 400 400 400 400
api:note_share               GET  401 405 405 405 405 405 405 405 405
api:note_share               POST 401 400 400 400 400 400 400 400 400
api:watch                    GET  401 405 405 405 405 405 405 405 405
api:watch                    POST 401 405 405 405 405 405 405 405 405
api:begin_persona            GET  401 405 405 405 405 405 405 405 405
api:begin_persona            POST 401 400 400 400 400 400 400 400 400
api:add_profile              GET  401 405 405 405 405 405 405 405 405
api:add_profile              POST 401 400 400 400 400 400 400 400 400
api:next                     GET  401 405 405 405 405 405 405 405 405
api:next                     POST 401 403 200 200 204 204 403 403 403
api:views                    GET  401 403 200 200 200 200 403 403 403
api:views                    POST 401 400 400 400 400 400 400 400 400
api:view                     GET  401 405 405 405 405 405 405 405 405
api:view                     POST 401 405 405 405 405 405 405 405 405
api:names                    GET  401 405 405 405 405 405 405 405 405
api:names                    POST 401 400 400 400 400 400 400 400 400
api:personas                 GET  401 200 200 200 200 200 200 200 200
api:personas                 POST 401 405 405 405 405 405 405 405 405
api:merges                   GET  401 405 405 405 405 405 405 405 405
api:merges                   POST 401 400 400 400 400 400 400 400 400
api:unmerge                  GET  401 405 405 405 405 405 405 405 405
api:unmerge                  POST 401 403 200 200 404 200 403 403 403
api:persona                  GET  401 404 200 200 404 200 404 404 404
api:persona                  POST 401 405 405 405 405 405 405 405 405
api:statistics_as_known      GET  401 403 200 200 200 200 200 403 403
api:statistics_as_known      POST 401 405 405 405 405 405 405 405 405
api:statistics               GET  401 403 403 403 403 200 200 403 403
api:statistics               POST 401 405 405 405 405 405 405 405 405
api:schema                   GET  200 200 200 200 200 200 200 200 200
api:schema                   POST 405 405 405 405 405 405 405 405 405
api:docs                     GET  200 200 200 200 200 200 200 200 200
api:docs                     POST 405 405 405 405 405 405 405 405 405
cases:queue                  GET  302 403 200 200 200 200 403 403 403
cases:queue                  POST 302 405 405 405 405 405 405 405 405
cases:fresh                  GET  302 403 200 200 200 200 403 403 403
cases:fresh                  POST 302 405 405 405 405 405 405 405 405
cases:keys                   GET  302 403 200 200 200 200 403 403 403
cases:keys                   POST 302 403 302 302 302 302 403 403 403
cases:next                   GET  302 405 405 405 405 405 405 405 405
cases:next                   POST 302 403 302 302 302 302 403 403 403
cases:keep_view              GET  302 405 405 405 405 405 405 405 405
cases:keep_view              POST 302 403 400 400 400 400 403 403 403
cases:saved                  GET  302 403 404 404 404 404 403 403 403
cases:saved                  POST 302 405 405 405 405 405 405 405 405
cases:drop_view              GET  302 405 405 405 405 405 405 405 405
cases:drop_view              POST 302 403 404 404 404 404 403 403 403
cases:watch                  GET  302 405 405 405 405 405 405 405 405
cases:watch                  POST 302 404 302 302 404 302 404 404 404
cases:search                 GET  302 403 200 200 200 200 403 403 403
cases:search                 POST 302 405 405 405 405 405 405 405 405
cases:bulk                   GET  302 405 405 405 405 405 405 405 405
cases:bulk                   POST 302 403 400 400 400 400 403 403 403
cases:case                   GET  302 404 200 200 404 200 404 404 404
cases:case                   POST 302 405 405 405 405 405 405 405 405
cases:act                    GET  302 404 200 200 404 200 404 404 404
cases:act                    POST 302 404 200 200 404 200 404 404 404
cases:act_on_approach        GET  302 404 200 403 404 200 404 404 404
cases:act_on_approach        POST 302 404 200 403 404 200 404 404 404
cases:act_on_task            GET  302 404 200 403 404 200 404 404 404
cases:act_on_task            POST 302 404 200 403 404 200 404 404 404
cases:judge                  GET  302 404 200 403 404 200 404 404 404
cases:judge                  POST 302 404 200 403 404 200 404 404 404
cases:takedowns              GET  302 403 200 200 200 200 403 403 403
cases:takedowns              POST 302 405 405 405 405 405 405 405 405
cases:takedowns_in           GET  302 404 200 200 404 200 404 404 404
cases:takedowns_in           POST 302 404 200 403 404 200 404 404 404
cases:takedown               GET  302 404 404 403 404 404 404 404 404
cases:takedown               POST 302 404 404 403 404 404 404 404 404
cases:takedown_chase         GET  302 405 405 405 405 405 405 405 405
cases:takedown_chase         POST 302 404 404 403 404 404 404 404 404
cases:readings               GET  302 404 403 403 404 200 404 404 404
cases:readings               POST 302 405 405 405 405 405 405 405 405
cases:unusual                GET  302 403 403 403 403 403 403 200 403
cases:unusual                POST 302 405 405 405 405 405 405 405 405
cases:note                   GET  302 404 200 200 404 200 404 404 404
cases:note                   POST 302 404 200 200 404 200 404 404 404
cases:note_share             GET  302 404 200 403 404 200 404 404 404
cases:note_share             POST 302 404 200 403 404 200 404 404 404
cases:begun                  GET  302 405 405 405 405 405 405 405 405
cases:begun                  POST 302 404 204 204 404 204 404 404 404
cases:bundle                 GET  302 404 404 404 404 404 404 404 404
cases:bundle                 POST 302 405 405 405 405 405 405 405 405
cases:evidence               GET  302 404 200 200 404 200 404 404 404
cases:evidence               POST 302 405 405 405 405 405 405 405 405
cases:evidence_add           GET  302 404 200 200 404 200 404 404 404
cases:evidence_add           POST 302 404 200 200 404 200 404 404 404
cases:evidence_picture       GET  302 404 404 404 404 404 404 404 404
cases:evidence_picture       POST 302 405 405 405 405 405 405 405 405
cases:evidence_text          GET  302 404 404 404 404 404 404 404 404
cases:evidence_text          POST 302 405 405 405 405 405 405 405 405
cases:evidence_original      GET  302 405 405 405 405 405 405 405 405
cases:evidence_original      POST 302 404 404 404 404 404 404 404 404
cases:evidence_override      GET  302 404 403 403 404 404 404 404 404
cases:evidence_override      POST 302 404 403 403 404 404 404 404 404
cases:schedule               GET  302 403 403 403 403 403 403 403 200
cases:schedule               POST 302 403 403 403 403 403 403 403 200
cases:officers               GET  302 403 200 200 200 200 403 403 403
cases:officers               POST 302 405 405 405 405 405 405 405 405
cases:hand_on                GET  302 403 403 403 403 200 403 403 403
cases:hand_on                POST 302 403 403 403 403 200 403 403 403
cases:wordings               GET  302 403 403 403 403 403 403 403 200
cases:wordings               POST 302 405 405 405 405 405 405 405 405
cases:add_wording            GET  302 403 403 403 403 403 403 403 200
cases:add_wording            POST 302 403 403 403 403 403 403 403 200
cases:wording                GET  302 403 403 403 403 403 403 403 200
cases:wording                POST 302 403 403 403 403 403 403 403 200
cases:checklists             GET  302 403 403 403 403 403 403 403 200
cases:checklists             POST 302 405 405 405 405 405 405 405 405
cases:checklist              GET  302 403 403 403 403 403 403 403 200
cases:checklist              POST 302 403 403 403 403 403 403 403 200
cases:personas               GET  302 403 200 200 200 200 403 403 403
cases:personas               POST 302 405 405 405 405 405 405 405 405
cases:persona                GET  302 403 200 200 404 200 403 403 403
cases:persona                POST 302 405 405 405 405 405 405 405 405
cases:name_persona           GET  302 405 405 405 405 405 405 405 405
cases:name_persona           POST 302 403 200 200 404 200 403 403 403
cases:merge                  GET  302 403 200 200 404 200 403 403 403
cases:merge                  POST 302 403 200 200 404 200 403 403 403
cases:unmerge                GET  302 405 405 405 405 405 405 405 405
cases:unmerge                POST 302 403 302 302 404 302 403 403 403
account:account              GET  302 404 200 200 404 200 404 404 404
account:account              POST 302 405 405 405 405 405 405 405 405
account:unseal               GET  302 404 403 403 404 409 404 404 404
account:unseal               POST 302 404 403 403 404 409 404 404 404
accounts:people              GET  302 403 403 403 403 403 403 403 200
accounts:people              POST 302 405 405 405 405 405 405 405 405
accounts:add_person          GET  302 403 403 403 403 403 403 403 200
accounts:add_person          POST 302 403 403 403 403 403 403 403 200
accounts:person              GET  302 403 403 403 403 403 403 403 200
accounts:person              POST 302 405 405 405 405 405 405 405 405
accounts:change_person       GET  302 403 403 403 403 403 403 403 200
accounts:change_person       POST 302 403 403 403 403 403 403 403 200
accounts:grant               GET  302 405 405 405 405 405 405 405 405
accounts:grant               POST 302 403 403 403 403 403 403 403 200
accounts:revoke              GET  302 405 405 405 405 405 405 405 405
accounts:revoke              POST 302 403 403 403 403 403 403 403 400
accounts:close_account       GET  302 405 405 405 405 405 405 405 405
accounts:close_account       POST 302 403 403 403 403 403 403 403 302
accounts:reopen_account      GET  302 405 405 405 405 405 405 405 405
accounts:reopen_account      POST 302 403 403 403 403 403 403 403 302
accounts:away                GET  302 404 200 404 404 200 404 404 200
accounts:away                POST 302 404 200 404 404 200 404 404 200
accounts:back                GET  302 405 405 405 405 405 405 405 405
accounts:back                POST 302 404 302 404 404 302 404 404 302
accounts:invite              GET  302 405 405 405 405 405 405 405 405
accounts:invite              POST 302 403 403 403 403 403 403 403 302
accounts:organisation        GET  302 403 403 403 403 403 403 403 200
accounts:organisation        POST 302 405 405 405 405 405 405 405 405
accounts:change_organisation GET  302 403 403 403 403 403 403 403 200
accounts:change_organisation POST 302 403 403 403 403 403 403 403 200
accounts:add_desk            GET  302 403 403 403 403 403 403 403 200
accounts:add_desk            POST 302 403 403 403 403 403 403 403 200
accounts:headcounts          GET  302 403 403 403 403 403 403 403 200
accounts:headcounts          POST 302 403 403 403 403 403 403 403 200
accounts:add_unit            GET  302 403 403 403 403 403 403 403 200
accounts:add_unit            POST 302 403 403 403 403 403 403 403 200
accounts:unit                GET  302 403 403 403 403 403 403 403 200
accounts:unit                POST 302 403 403 403 403 403 403 403 200
accounts:change_unit         GET  302 403 403 403 403 403 403 403 200
accounts:change_unit         POST 302 403 403 403 403 403 403 403 200
accounts:lists               GET  302 403 403 403 403 403 403 403 200
accounts:lists               POST 302 405 405 405 405 405 405 405 405
accounts:add_entry           GET  302 403 403 403 403 403 403 403 200
accounts:add_entry           POST 302 403 403 403 403 403 403 403 200
accounts:entry               GET  302 403 403 403 403 403 403 403 200
accounts:entry               POST 302 403 403 403 403 403 403 403 200
accounts:retire_entry        GET  302 405 405 405 405 405 405 405 405
accounts:retire_entry        POST 302 403 403 403 403 403 403 403 302
accounts:restore_entry       GET  302 405 405 405 405 405 405 405 405
accounts:restore_entry       POST 302 403 403 403 403 403 403 403 409
accounts:rights              GET  302 403 403 403 403 403 403 200 403
accounts:rights              POST 302 405 405 405 405 405 405 405 405
accounts:token               GET  302 200 200 200 200 200 200 200 200
accounts:token               POST 302 405 405 405 405 405 405 405 405
accounts:make_token          GET  302 405 405 405 405 405 405 405 405
accounts:make_token          POST 302 200 200 200 200 200 200 200 200
accounts:revoke_token        GET  302 405 405 405 405 405 405 405 405
accounts:revoke_token        POST 302 302 302 302 302 302 302 302 302
notifications:list           GET  302 200 200 200 200 200 200 200 200
notifications:list           POST 302 405 405 405 405 405 405 405 405
notifications:read_all       GET  302 405 405 405 405 405 405 405 405
notifications:read_all       POST 302 302 302 302 302 302 302 302 302
notifications:mail           GET  302 200 200 200 200 200 200 200 200
notifications:mail           POST 302 200 200 200 200 200 200 200 200
notifications:go             GET  302 404 404 404 404 404 404 404 404
notifications:go             POST 302 405 405 405 405 405 405 405 405
notifications:read           GET  302 405 405 405 405 405 405 405 405
notifications:read           POST 302 404 404 404 404 404 404 404 404
past:sheets                  GET  302 403 403 403 403 200 403 403 403
past:sheets                  POST 302 403 403 403 403 200 403 403 403
past:empty                   GET  302 403 403 403 403 200 403 403 403
past:empty                   POST 302 405 405 405 405 405 405 405 405
past:sheet                   GET  302 403 403 403 403 404 403 403 403
past:sheet                   POST 302 405 405 405 405 405 405 405 405
past:columns                 GET  302 403 403 403 403 404 403 403 403
past:columns                 POST 302 403 403 403 403 404 403 403 403
past:values                  GET  302 403 403 403 403 404 403 403 403
past:values                  POST 302 403 403 403 403 404 403 403 403
past:start                   GET  302 405 405 405 405 405 405 405 405
past:start                   POST 302 404 404 404 404 404 404 404 404
past:retract                 GET  302 403 403 403 403 404 403 403 403
past:retract                 POST 302 403 403 403 403 404 403 403 403
past:drop                    GET  302 405 405 405 405 405 405 405 405
past:drop                    POST 302 404 404 404 404 404 404 404 404
past:faults                  GET  302 403 403 403 403 404 403 403 403
past:faults                  POST 302 405 405 405 405 405 405 405 405
trends:dashboard             GET  302 403 403 403 403 200 200 403 403
trends:dashboard             POST 302 405 405 405 405 405 405 405 405
trends:as_known              GET  302 403 200 200 200 200 200 403 403
trends:as_known              POST 302 405 405 405 405 405 405 405 405
trends:look                  GET  302 403 403 403 403 200 200 403 403
trends:look                  POST 302 405 405 405 405 405 405 405 405
trends:breaks                GET  302 403 403 403 403 403 200 403 403
trends:breaks                POST 302 403 403 403 403 403 200 403 403
trends:remove_break          GET  302 405 405 405 405 405 405 405 405
trends:remove_break          POST 302 403 403 403 403 403 404 403 403
trends:series                GET  302 403 403 403 403 403 200 403 403
trends:series                POST 302 403 403 403 403 403 200 403 403
trends:revise                GET  302 403 403 403 403 403 200 403 403
trends:revise                POST 302 403 403 403 403 403 200 403 403
trends:releases              GET  302 403 403 403 403 200 200 403 403
trends:releases              POST 302 403 403 403 403 403 200 403 403
trends:publish               GET  302 405 405 405 405 405 405 405 405
trends:publish               POST 302 403 403 403 403 403 404 403 403
trends:withdraw              GET  302 405 405 405 405 405 405 405 405
trends:withdraw              POST 302 403 403 403 403 403 404 403 403
trends:release               GET  302 403 403 403 403 404 404 403 403
trends:release               POST 302 405 405 405 405 405 405 405 405
trends:release_file          GET  302 403 403 403 403 404 404 403 403
trends:release_file          POST 302 405 405 405 405 405 405 405 405
trends:published             GET  404 404 404 404 404 404 404 404 404
trends:published             POST 405 405 405 405 405 405 405 405 405
trends:published_file        GET  404 404 404 404 404 404 404 404 404
trends:published_file        POST 405 405 405 405 405 405 405 405 405
trends:workbook              GET  302 403 403 403 403 404 404 403 403
trends:workbook              POST 302 405 405 405 405 405 405 405 405
trends:svg                   GET  302 403 403 403 403 404 404 403 403
trends:svg                   POST 302 405 405 405 405 405 405 405 405
trends:csv                   GET  302 403 403 403 403 404 404 403 403
trends:csv                   POST 302 405 405 405 405 405 405 405 405
"""


@dataclass(frozen=True)
class Route:
    """One address: its full name (where it has none, the address itself) and the names of what stands in it."""

    name: str
    arguments: tuple[str, ...]
    uuids: tuple[str, ...] = ()


def routes() -> Iterator[Route]:
    """Every route of ours, whatever namespace it is in."""
    yield from _within(get_resolver().url_patterns, "", ())


def _within(patterns: list, space: str, outer: tuple[str, ...]) -> Iterator[Route]:
    for each in patterns:
        arguments = (*outer, *each.pattern.converters, *getattr(each.pattern.regex, "groupindex", {}))
        if isinstance(each, URLResolver):
            yield from _within(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space, arguments)
        elif isinstance(each, URLPattern) and not _is_theirs(each):
            name = f"{space}{each.name}" if each.name else f"/{each.pattern}"
            uuids = [key for key, kind in each.pattern.converters.items() if isinstance(kind, UUIDConverter)]
            yield Route(name, tuple(dict.fromkeys(arguments)), tuple(uuids))


def _is_theirs(pattern: URLPattern) -> bool:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    redirects = f"{view.__module__}.{view.__name__}" == "django.views.generic.base.RedirectView"
    return redirects or any(place in view.__module__ for place in THEIRS)


def expected() -> dict[tuple[str, str], tuple[int, ...]]:
    """The table, read: (method, route) → the status for each column."""
    found = {}
    for line in TABLE.strip().splitlines():
        name, method, *statuses = line.split()
        found[method, name] = tuple(map(int, statuses))
    return found
