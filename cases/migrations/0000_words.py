"""What is a word, in any script? What search and similar names ask the database, before there are tables."""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension
from django.db import migrations

# Words without signs on letters, whatever the script; what stands between words becomes a space.
FOLDED = r"""
CREATE FUNCTION folded(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(said) = length(said)
        THEN translate(lower(said), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))
        ELSE regexp_replace(lower(normalize(regexp_replace(normalize(said, NFKD), '[\u0300-\u036f\u064b-\u065f\u0670]',
             '', 'g'), NFKC)), '[!-/:-@\[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g') END
$$
"""
# English words by their stems, none left out; all others as they are.
TOLD = """
CREATE TEXT SEARCH DICTIONARY english_all (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION told (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION told ALTER MAPPING FOR asciiword WITH english_all;
"""
# Scripts that write without spaces are found by each two neighbouring characters, so that a name of two is one word.
WORDS_OF = r"""
CREATE FUNCTION words_of(said text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    plain text := public.folded(said);
    unspaced CONSTANT text := '[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+';
BEGIN
    IF octet_length(said) = length(said) OR plain !~ unspaced THEN
        RETURN to_tsvector('public.told', plain);
    END IF;
    RETURN to_tsvector('public.told', regexp_replace(plain, unspaced, ' ', 'g')) || array_to_tsvector((
        SELECT array_agg(DISTINCT substr(run[1], place, 2)) FROM regexp_matches(plain, unspaced, 'g') AS run,
               generate_series(1, length(run[1])) AS place
    ));
END
$$
"""
BACK = """
DROP FUNCTION words_of; DROP TEXT SEARCH CONFIGURATION told; DROP TEXT SEARCH DICTIONARY english_all;
DROP FUNCTION folded;
"""


class Migration(migrations.Migration):
    replaces = [("cases", "0009_words")]
    dependencies = []
    operations = [
        BtreeGinExtension(),
        TrigramExtension(),  # which any owner of a database may add
        migrations.RunSQL(FOLDED + ";" + TOLD + ";" + WORDS_OF, BACK),
    ]
