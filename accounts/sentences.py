"""What does the record say of each change of people, rights and the organisation? One sentence for every kind."""

SENTENCES: dict[str, str] = {
    # people: {by} did it, {whom} is the person, {role} what was given or taken
    "person_added": "{by} added {whom}",
    "person_changed": "{by} changed the details of {whom}",
    "role_granted": "{by} gave {whom} the role {role}",
    "role_revoked": "{by} took the role {role} from {whom}",
    "account_closed": "{by} closed the account of {whom}",
    "account_reopened": "{by} reopened the account of {whom}",
    "invited": "{by} had {whom} sent a link to set a password",
    "away_noted": "{by} noted when {whom} is away",
    "away_removed": "{by} removed a time at which {whom} is away",
    "token_made": "{by} made an API token of their own",
    "token_revoked": "{by} revoked their API token",
    # the organisation
    "organisation_changed": "{by} changed the settings of the organisation",
    "desk_added": "{by} added a desk",
    "unit_added": "{by} added a unit",
    "unit_changed": "{by} changed the name or the sector of a unit",
    "entry_added": "{by} added “{code}” to the {list}s that can be chosen",
    "entry_changed": "{by} changed what “{code}” among the {list}s is called, or where it stands",
    "entry_retired": "{by} took “{code}” off the {list}s that can be chosen",
    "entry_restored": "{by} put “{code}” back on the {list}s that can be chosen",
    "heads_counted": "{by} entered how many people a unit has",
    "advice_changed": "{by} put the organisation’s own words in place of the advice on one topic",
    "advice_reset": "{by} took up the advice that comes with the service again, on one topic",
    "notice_changed": "{by} put the organisation’s own words in place of a page on privacy or accessibility",
    "notice_reset": "{by} took up the page on privacy or accessibility that comes with the service again",
    "signs_weighed": "{by} changed what the signs of a check weigh",
    # older records
    "sheet_brought": "{by} brought a sheet of older records",
    "sheet_started": "{by} had a sheet of older records imported",
    "sheet_retracted": "{by} had a sheet of older records taken back",
    # what stands beside the figures
    "break_marked": "{by} marked something that changed how much is reported",
    "break_removed": "{by} removed a mark of something that changed how much is reported",
    "figure_revised": "{by} corrected or added a figure that somebody else has published",
    "figures_released": "{by} released figures",
    "figures_published": "{by} published a release of figures",
    "figures_withdrawn": "{by} withdrew a published release of figures",
    "wording_changed": "{by} changed a text with which officers begin a question or a reply",
    "wording_removed": "{by} took away a text of the organisation’s own for questions or replies",
    "checklist_changed": "{by} changed what is to be done on cases of one kind",
    "checklist_reset": "{by} took up the checklist that comes with the service again, for one kind of case",
    "schedule_set": "{by} changed how long closed cases are kept",
    # what is kept of cases
    "hold": "{by} asked that case {reference} be kept beyond its time",
    "lift_hold": "{by} asked that case {reference} be kept no longer than its time",
    "dispose": "{by} removed what was kept in case {reference}",
    # sealed identities
    "unseal": "{by} opened the sealed identity in case {reference}",
}
