-- Copies are left out of every view, whole files and meetings in a pack: what one meeting decided counts once.

CREATE VIEW meetings_held AS
SELECT meetings.*, documents.path
FROM meetings JOIN documents ON documents.id = meetings.document
WHERE documents.status = 'parsed' AND meetings.copy_of IS NULL;

-- A body as most of its minutes write it; of two ways the one that is not all capitals. The other columns of a row
-- are those of its max().
CREATE VIEW bodies AS
SELECT body_key, body, council, meetings
FROM (
    SELECT body_key, body, council, sum(written) AS meetings, max(2 * written + (body <> upper(body)))
    FROM (SELECT body_key, body, council, count(*) AS written FROM meetings_held GROUP BY body_key, body, council)
    GROUP BY body_key
);

CREATE VIEW attendance_by_person AS
SELECT attendance.name, bodies.body, bodies.council,
       sum(attendance.status = 'present') AS present,
       sum(attendance.status = 'in_attendance') AS in_attendance,
       sum(attendance.status = 'apologies') AS apologies,
       sum(attendance.status = 'absent') AS absent,
       min(meetings_held.date) AS first_date,
       max(meetings_held.date) AS last_date
FROM attendance
JOIN meetings_held ON meetings_held.id = attendance.meeting
JOIN bodies ON bodies.body_key = meetings_held.body_key
GROUP BY attendance.name, bodies.body_key;

CREATE VIEW apologies_by_year AS
SELECT substr(meetings_held.date, 1, 4) AS year, bodies.body, bodies.council, count(*) AS apologies,
       count(DISTINCT meetings_held.id) AS meetings
FROM attendance
JOIN meetings_held ON meetings_held.id = attendance.meeting
JOIN bodies ON bodies.body_key = meetings_held.body_key
WHERE attendance.status = 'apologies'
GROUP BY year, bodies.body_key;

CREATE VIEW who_stood_in AS
SELECT substitutions.substitute, substitutions.substituted,
       meetings_held.body, meetings_held.date, meetings_held.id AS meeting
FROM substitutions JOIN meetings_held ON meetings_held.id = substitutions.meeting
WHERE substitutions.kind = 'substitute';

CREATE VIEW new_members AS
SELECT substitutions.substitute AS name, substitutions.substituted AS in_place_of, substitutions.kind,
       meetings_held.body, meetings_held.date, meetings_held.id AS meeting
FROM substitutions JOIN meetings_held ON meetings_held.id = substitutions.meeting
WHERE substitutions.kind <> 'substitute';

CREATE VIEW resolutions_made AS
SELECT resolutions.id, resolutions.resolution, resolutions.kind, resolutions.label, resolutions.text,
       items.number, items.title, meetings_held.body, meetings_held.date, meetings_held.id AS meeting
FROM resolutions
JOIN meetings_held ON meetings_held.id = resolutions.meeting
LEFT JOIN items ON items.id = resolutions.item;

CREATE VIEW meetings_without_resolution AS
SELECT meetings_held.id, meetings_held.body, meetings_held.date, meetings_held.path
FROM meetings_held
WHERE NOT EXISTS (SELECT 1 FROM resolutions WHERE resolutions.meeting = meetings_held.id);
