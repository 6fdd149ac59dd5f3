-- who_attended: Who attended how often?
SELECT name, body, present, apologies, absent
FROM attendance_by_person
WHERE present + apologies + absent > 0
ORDER BY present DESC, name, body;

-- apologies_each_year: How many apologies were there each year?
SELECT year, sum(apologies) AS apologies, sum(meetings) AS meetings
FROM apologies_by_year
GROUP BY year
ORDER BY year;

-- who_substituted_whom: Who stood in for whom?
SELECT substitute, substituted, body, date
FROM who_stood_in
ORDER BY date, substitute, substituted;

-- resolutions_that_mention: Which resolutions mention a word?
SELECT made.date, made.body, made.number, made.title, made.label, made.text
FROM resolutions_fts
JOIN resolutions ON resolutions.rowid = resolutions_fts.rowid
JOIN resolutions_made AS made ON made.id = resolutions.id
WHERE resolutions_fts MATCH coalesce(nullif(:word, ''), '""')
ORDER BY made.date, made.id;

-- no_resolution: Which meetings made no resolution?
SELECT date, body, path
FROM meetings_without_resolution
ORDER BY date, body, path;
