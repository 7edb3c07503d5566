"""What is the digest of an event? SHA-256 over the digest before it and a JSON array of all that it says."""

from django.db import migrations

DIGEST = """
CREATE FUNCTION events_digest(
    previous bytea, stream varchar, stream_id bigint, sequence integer, kind varchar, by_kind varchar, by_id bigint,
    at timestamptz, before varchar, after varchar, data jsonb
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        stream, stream_id, sequence, kind, by_kind, by_id, (extract(epoch FROM at) * 1000000)::bigint, before, after, data
    )::text, 'UTF8'))
$$
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_begin")]
    operations = [migrations.RunSQL(DIGEST, "DROP FUNCTION events_digest")]
