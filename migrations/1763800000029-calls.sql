-- Whoever reads the portal in English is told in English why a round was changed.
ALTER TABLE round_change ADD COLUMN reason_en text NOT NULL DEFAULT '';
