"""How is the house put together? Settings, addresses, the timetable of jobs and the supervisor."""
