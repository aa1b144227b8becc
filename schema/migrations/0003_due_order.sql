-- Paused promises come last by due; a part given back no longer shows its case; counters for what waits for a ruling and
-- for an answer. The indexes on `due_key` and the triggers that write its like go first and come back after it.
DROP TRIGGER `cases_counted_insert`;
--> statement-breakpoint
DROP TRIGGER `cases_counted_update`;
--> statement-breakpoint
DROP TRIGGER `tasks_seen_insert`;
--> statement-breakpoint
DROP TRIGGER `cases_seen_update`;
--> statement-breakpoint
DROP TRIGGER `cases_seen_restore`;
--> statement-breakpoint
DROP INDEX `cases_open_due`;
--> statement-breakpoint
DROP INDEX `cases_unanswered_due`;
--> statement-breakpoint
DROP INDEX `cases_stage_due`;
--> statement-breakpoint
DROP INDEX `cases_coordinator_due`;
--> statement-breakpoint
DROP INDEX `tasks_open_due`;
--> statement-breakpoint
DROP INDEX `tasks_department_due`;
--> statement-breakpoint
DROP INDEX `tasks_person_due`;
--> statement-breakpoint
DROP INDEX `tasks_coordinator_due`;
--> statement-breakpoint
DROP INDEX `tasks_kind_due`;
--> statement-breakpoint
ALTER TABLE `cases` DROP COLUMN `due_key`;
--> statement-breakpoint
ALTER TABLE `cases` ADD `due_key` text GENERATED ALWAYS AS (case when paused_at is null then coalesce(due_at, '9999-12-31T00:00:00.000Z') else '9999-12-31T' || coalesce(due_at, '~') end) VIRTUAL NOT NULL;
--> statement-breakpoint
ALTER TABLE `tasks` DROP COLUMN `due_key`;
--> statement-breakpoint
ALTER TABLE `tasks` ADD `due_key` text GENERATED ALWAYS AS (case when paused_at is null then coalesce(due_at, '9999-12-31T00:00:00.000Z') else '9999-12-31T' || coalesce(due_at, '~') end) VIRTUAL NOT NULL;
--> statement-breakpoint
CREATE INDEX `cases_open_due` ON `cases` (`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working','answered');
--> statement-breakpoint
CREATE INDEX `cases_unanswered_due` ON `cases` (`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working');
--> statement-breakpoint
CREATE INDEX `cases_stage_due` ON `cases` (`stage`,`due_key`,`seq`) WHERE deleted_at is null;
--> statement-breakpoint
CREATE INDEX `cases_coordinator_due` ON `cases` (`coordinator_id`,`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working','answered');
--> statement-breakpoint
CREATE INDEX `tasks_open_due` ON `tasks` (`due_key`,`id`) WHERE status in ('open','accepted');
--> statement-breakpoint
CREATE INDEX `tasks_department_due` ON `tasks` (`department_id`,`due_key`,`id`) WHERE status in ('open','accepted');
--> statement-breakpoint
CREATE INDEX `tasks_person_due` ON `tasks` (`person_id`,`due_key`,`id`) WHERE status in ('open','accepted');
--> statement-breakpoint
CREATE INDEX `tasks_coordinator_due` ON `tasks` (`coordinator_id`,`kind`,`due_key`,`id`) WHERE status in ('open','accepted');
--> statement-breakpoint
CREATE INDEX `tasks_kind_due` ON `tasks` (`kind`,`due_key`,`id`) WHERE status in ('open','accepted');
--> statement-breakpoint
CREATE INDEX `cases_confirming_due` ON `cases` (`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working') and awaits_confirmation;
--> statement-breakpoint
CREATE INDEX `cases_extending_due` ON `cases` (`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working') and extension_request_id is not null;
--> statement-breakpoint
CREATE INDEX `cases_working_due` ON `cases` (`open_parts`,`due_key`,`seq`) WHERE deleted_at is null and stage = 'working';
--> statement-breakpoint
CREATE TRIGGER `cases_counted_insert` AFTER INSERT ON `cases` WHEN NEW.`deleted_at` IS NULL
BEGIN
  INSERT INTO `case_counts` (`view`, `level`, `bucket`, `n`)
    SELECT v.`view`, l.`level`, coalesce(substr(v.`at`, 1, l.`level`), ''), v.`n`
    FROM (
      WITH r(`view`, `at`, `n`) AS (VALUES
        ('all', NEW.`received_at`, 1),
        ('stage:' || NEW.`stage`, NEW.`received_at`, 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'open' END, CASE WHEN NEW.`paused_at` IS NULL THEN coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z') ELSE '9999-12-31T00:00:00.000Z' END, 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') THEN 'unanswered' END, CASE WHEN NEW.`paused_at` IS NULL THEN coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z') ELSE '9999-12-31T00:00:00.000Z' END, 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'coordinator:' || NEW.`coordinator_id` END, NULL, 1),
        ('department:' || NEW.`lead_department_id`, NULL, 1),
        ('matter:' || NEW.`matter_id`, NULL, 1),
        ('category:' || NEW.`category`, NULL, 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') AND NEW.`awaits_confirmation` THEN 'confirming' END, NULL, 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') AND NEW.`extension_request_id` IS NOT NULL THEN 'extending' END, NULL, 1),
        (CASE WHEN NEW.`stage` = 'working' AND NEW.`open_parts` = 0 THEN 'ready' END, NULL, 1))
      SELECT * FROM r WHERE `view` IS NOT NULL
    ) v, (SELECT 0 AS `level` UNION ALL SELECT 7 UNION ALL SELECT 10 UNION ALL SELECT 13) l
    WHERE l.`level` = 0 OR v.`at` IS NOT NULL
    ON CONFLICT (`view`, `level`, `bucket`) DO UPDATE SET `n` = `n` + excluded.`n`;
END;
--> statement-breakpoint
CREATE TRIGGER `cases_counted_update` AFTER UPDATE OF `stage`, `received_at`, `due_at`, `coordinator_id`, `lead_department_id`, `matter_id`, `category`, `deleted_at`, `paused_at`, `awaits_confirmation`, `extension_request_id`, `open_parts` ON `cases`
WHEN OLD.`stage` IS NOT NEW.`stage` OR OLD.`received_at` IS NOT NEW.`received_at` OR OLD.`due_at` IS NOT NEW.`due_at` OR OLD.`coordinator_id` IS NOT NEW.`coordinator_id` OR OLD.`lead_department_id` IS NOT NEW.`lead_department_id` OR OLD.`matter_id` IS NOT NEW.`matter_id` OR OLD.`category` IS NOT NEW.`category` OR OLD.`deleted_at` IS NOT NEW.`deleted_at` OR OLD.`paused_at` IS NOT NEW.`paused_at` OR OLD.`awaits_confirmation` IS NOT NEW.`awaits_confirmation` OR OLD.`extension_request_id` IS NOT NEW.`extension_request_id` OR (OLD.`open_parts` = 0) <> (NEW.`open_parts` = 0)
BEGIN
  INSERT INTO `case_counts` (`view`, `level`, `bucket`, `n`)
    SELECT v.`view`, l.`level`, coalesce(substr(v.`at`, 1, l.`level`), '') AS `part`, sum(v.`n`)
    FROM (
      WITH r(`view`, `at`, `n`) AS (VALUES
        ('all', OLD.`received_at`, -(OLD.`deleted_at` IS NULL)),
        ('stage:' || OLD.`stage`, OLD.`received_at`, -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'open' END, CASE WHEN OLD.`paused_at` IS NULL THEN coalesce(OLD.`due_at`, '9999-12-31T00:00:00.000Z') ELSE '9999-12-31T00:00:00.000Z' END, -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working') THEN 'unanswered' END, CASE WHEN OLD.`paused_at` IS NULL THEN coalesce(OLD.`due_at`, '9999-12-31T00:00:00.000Z') ELSE '9999-12-31T00:00:00.000Z' END, -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'coordinator:' || OLD.`coordinator_id` END, NULL, -(OLD.`deleted_at` IS NULL)),
        ('department:' || OLD.`lead_department_id`, NULL, -(OLD.`deleted_at` IS NULL)),
        ('matter:' || OLD.`matter_id`, NULL, -(OLD.`deleted_at` IS NULL)),
        ('category:' || OLD.`category`, NULL, -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working') AND OLD.`awaits_confirmation` THEN 'confirming' END, NULL, -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working') AND OLD.`extension_request_id` IS NOT NULL THEN 'extending' END, NULL, -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` = 'working' AND OLD.`open_parts` = 0 THEN 'ready' END, NULL, -(OLD.`deleted_at` IS NULL)),
        ('all', NEW.`received_at`, (NEW.`deleted_at` IS NULL)),
        ('stage:' || NEW.`stage`, NEW.`received_at`, (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'open' END, CASE WHEN NEW.`paused_at` IS NULL THEN coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z') ELSE '9999-12-31T00:00:00.000Z' END, (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') THEN 'unanswered' END, CASE WHEN NEW.`paused_at` IS NULL THEN coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z') ELSE '9999-12-31T00:00:00.000Z' END, (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'coordinator:' || NEW.`coordinator_id` END, NULL, (NEW.`deleted_at` IS NULL)),
        ('department:' || NEW.`lead_department_id`, NULL, (NEW.`deleted_at` IS NULL)),
        ('matter:' || NEW.`matter_id`, NULL, (NEW.`deleted_at` IS NULL)),
        ('category:' || NEW.`category`, NULL, (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') AND NEW.`awaits_confirmation` THEN 'confirming' END, NULL, (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') AND NEW.`extension_request_id` IS NOT NULL THEN 'extending' END, NULL, (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` = 'working' AND NEW.`open_parts` = 0 THEN 'ready' END, NULL, (NEW.`deleted_at` IS NULL)))
      SELECT * FROM r WHERE `view` IS NOT NULL
    ) v, (SELECT 0 AS `level` UNION ALL SELECT 7 UNION ALL SELECT 10 UNION ALL SELECT 13) l
    WHERE l.`level` = 0 OR v.`at` IS NOT NULL
    GROUP BY v.`view`, l.`level`, `part` HAVING sum(v.`n`) <> 0
    ON CONFLICT (`view`, `level`, `bucket`) DO UPDATE SET `n` = `n` + excluded.`n`;
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_seen_insert` AFTER INSERT ON `tasks` WHEN NEW.`case_id` IS NOT NULL AND NEW.`department_id` IS NOT NULL AND NEW.`status` IN ('open', 'accepted', 'done')
BEGIN
  INSERT INTO `case_departments` (`department_id`, `case_seq`, `received_at`, `due_key`)
    SELECT NEW.`department_id`, `seq`, `received_at`, CASE WHEN `stage` IN ('received', 'triaged', 'working', 'answered') THEN `due_key` END
    FROM `cases` WHERE `id` = NEW.`case_id` AND `deleted_at` IS NULL
    ON CONFLICT (`department_id`, `case_seq`) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_seen_update` AFTER UPDATE OF `status` ON `tasks` WHEN NEW.`case_id` IS NOT NULL AND NEW.`department_id` IS NOT NULL AND (OLD.`status` IN ('open', 'accepted', 'done')) <> (NEW.`status` IN ('open', 'accepted', 'done'))
BEGIN
  DELETE FROM `case_departments` WHERE `department_id` = NEW.`department_id` AND `case_seq` = (SELECT `seq` FROM `cases` WHERE `id` = NEW.`case_id`)
    AND NOT EXISTS (SELECT 1 FROM `tasks` WHERE `department_id` = NEW.`department_id` AND `case_id` = NEW.`case_id` AND `status` IN ('open', 'accepted', 'done'));
  INSERT INTO `case_departments` (`department_id`, `case_seq`, `received_at`, `due_key`)
    SELECT NEW.`department_id`, `seq`, `received_at`, CASE WHEN `stage` IN ('received', 'triaged', 'working', 'answered') THEN `due_key` END
    FROM `cases` WHERE `id` = NEW.`case_id` AND `deleted_at` IS NULL AND NEW.`status` IN ('open', 'accepted', 'done')
    ON CONFLICT (`department_id`, `case_seq`) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `cases_seen_update` AFTER UPDATE OF `stage`, `due_at`, `paused_at` ON `cases` WHEN OLD.`stage` IS NOT NEW.`stage` OR OLD.`due_at` IS NOT NEW.`due_at` OR OLD.`paused_at` IS NOT NEW.`paused_at`
BEGIN
  UPDATE `case_departments` SET `due_key` = CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN NEW.`due_key` END
  WHERE `case_seq` = NEW.`seq` AND `department_id` IN (SELECT `department_id` FROM `tasks` WHERE `case_id` = NEW.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `cases_seen_restore` AFTER UPDATE OF `deleted_at` ON `cases` WHEN OLD.`deleted_at` IS NOT NULL AND NEW.`deleted_at` IS NULL
BEGIN
  INSERT INTO `case_departments` (`department_id`, `case_seq`, `received_at`, `due_key`)
    SELECT DISTINCT `department_id`, NEW.`seq`, NEW.`received_at`, CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN NEW.`due_key` END
    FROM `tasks` WHERE `case_id` = NEW.`id` AND `department_id` IS NOT NULL AND `status` IN ('open', 'accepted', 'done')
    ON CONFLICT (`department_id`, `case_seq`) DO NOTHING;
END;
--> statement-breakpoint
DELETE FROM `case_departments` WHERE NOT EXISTS (
  SELECT 1 FROM `tasks` JOIN `cases` ON `cases`.`id` = `tasks`.`case_id`
  WHERE `cases`.`seq` = `case_departments`.`case_seq` AND `tasks`.`department_id` = `case_departments`.`department_id` AND `tasks`.`status` IN ('open', 'accepted', 'done'));
--> statement-breakpoint
UPDATE `case_departments` SET `due_key` = (SELECT `due_key` FROM `cases` WHERE `seq` = `case_departments`.`case_seq`)
WHERE `due_key` IS NOT NULL AND `case_seq` IN (SELECT `seq` FROM `cases` WHERE `paused_at` IS NOT NULL);
--> statement-breakpoint
DELETE FROM `case_counts` WHERE `view` IN ('open', 'unanswered');
--> statement-breakpoint
INSERT INTO `case_counts` (`view`, `level`, `bucket`, `n`)
  SELECT v.`view`, l.`level`, substr(v.`at`, 1, l.`level`) AS `part`, count(*)
  FROM (
    SELECT 'open' AS `view`, min(`due_key`, '9999-12-31T00:00:00.000Z') AS `at` FROM `cases` WHERE `deleted_at` IS NULL AND `stage` IN ('received', 'triaged', 'working', 'answered')
    UNION ALL SELECT 'unanswered', min(`due_key`, '9999-12-31T00:00:00.000Z') FROM `cases` WHERE `deleted_at` IS NULL AND `stage` IN ('received', 'triaged', 'working')
  ) v, (SELECT 0 AS `level` UNION ALL SELECT 7 UNION ALL SELECT 10 UNION ALL SELECT 13) l
  GROUP BY v.`view`, l.`level`, `part`;
--> statement-breakpoint
INSERT INTO `case_counts` (`view`, `level`, `bucket`, `n`)
  SELECT `view`, 0, '', count(*) FROM (
    SELECT 'confirming' AS `view` FROM `cases` WHERE `deleted_at` IS NULL AND `stage` IN ('received', 'triaged', 'working') AND `awaits_confirmation`
    UNION ALL SELECT 'extending' FROM `cases` WHERE `deleted_at` IS NULL AND `stage` IN ('received', 'triaged', 'working') AND `extension_request_id` IS NOT NULL
    UNION ALL SELECT 'ready' FROM `cases` WHERE `deleted_at` IS NULL AND `stage` = 'working' AND `open_parts` = 0
  ) GROUP BY `view`;
