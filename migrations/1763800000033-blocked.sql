-- Who may know nothing of an application as officer, panel member, forum member or deciding body: whoever takes or took
-- part in applying, whoever has said something that nobody has decided yet, and whoever was found disqualified. Every list
-- leaves these pairs out.
CREATE VIEW blocked AS
SELECT application_id, account_id FROM member
UNION ALL
SELECT application_id, account_id FROM interest WHERE status IN ('declared', 'disqualified');
