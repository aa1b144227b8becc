-- The guard, full-text search, counters and revisions. drizzle-kit does not know of these: a generated
-- rebuild of a table named here drops its triggers, so they must be created again in the same migration.
CREATE UNIQUE INDEX `calendar_days_key` ON `calendar_days` (`layer`, coalesce(`site_id`, ''), `date`) WHERE `deleted_at` IS NULL;
--> statement-breakpoint
CREATE TRIGGER `events_guard_cases` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'cases'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `cases` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_tasks` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'tasks'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `tasks` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_applicants` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'applicants'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `applicants` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_approvals` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'approvals'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `approvals` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_consultations` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'consultations'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `consultations` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_departments` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'departments'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `departments` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_matters` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'matters'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `matters` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_sites` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'sites'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `sites` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_people` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'people'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `people` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_calendar_days` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'calendar-days'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `calendar_days` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_settings` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'settings'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `settings` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_never_updated` BEFORE UPDATE ON `events`
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `events_never_deleted` BEFORE DELETE ON `events`
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;
--> statement-breakpoint
-- D1 allows five terms in a compound SELECT; rows of VALUES are not counted.
CREATE TRIGGER `cases_counted_insert` AFTER INSERT ON `cases` WHEN NEW.`deleted_at` IS NULL
BEGIN
  INSERT INTO `case_counts` (`view`, `level`, `bucket`, `n`)
    SELECT v.`view`, l.`level`, coalesce(substr(v.`at`, 1, l.`level`), ''), v.`n`
    FROM (
      WITH r(`view`, `at`, `n`) AS (VALUES
        ('all', NEW.`received_at`, 1),
        ('stage:' || NEW.`stage`, NEW.`received_at`, 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'open' END, coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z'), 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') THEN 'unanswered' END, coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z'), 1),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'coordinator:' || NEW.`coordinator_id` END, NULL, 1),
        ('department:' || NEW.`lead_department_id`, NULL, 1),
        ('matter:' || NEW.`matter_id`, NULL, 1),
        ('category:' || NEW.`category`, NULL, 1))
      SELECT * FROM r WHERE `view` IS NOT NULL
    ) v, (SELECT 0 AS `level` UNION ALL SELECT 7 UNION ALL SELECT 10 UNION ALL SELECT 13) l
    WHERE l.`level` = 0 OR v.`at` IS NOT NULL
    ON CONFLICT (`view`, `level`, `bucket`) DO UPDATE SET `n` = `n` + excluded.`n`;
END;
--> statement-breakpoint
CREATE TRIGGER `cases_counted_update` AFTER UPDATE OF `stage`, `received_at`, `due_at`, `coordinator_id`, `lead_department_id`, `matter_id`, `category`, `deleted_at` ON `cases`
WHEN OLD.`stage` IS NOT NEW.`stage` OR OLD.`received_at` IS NOT NEW.`received_at` OR OLD.`due_at` IS NOT NEW.`due_at` OR OLD.`coordinator_id` IS NOT NEW.`coordinator_id` OR OLD.`lead_department_id` IS NOT NEW.`lead_department_id` OR OLD.`matter_id` IS NOT NEW.`matter_id` OR OLD.`category` IS NOT NEW.`category` OR OLD.`deleted_at` IS NOT NEW.`deleted_at`
BEGIN
  INSERT INTO `case_counts` (`view`, `level`, `bucket`, `n`)
    SELECT v.`view`, l.`level`, coalesce(substr(v.`at`, 1, l.`level`), '') AS `part`, sum(v.`n`)
    FROM (
      WITH r(`view`, `at`, `n`) AS (VALUES
        ('all', OLD.`received_at`, -(OLD.`deleted_at` IS NULL)),
        ('stage:' || OLD.`stage`, OLD.`received_at`, -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'open' END, coalesce(OLD.`due_at`, '9999-12-31T00:00:00.000Z'), -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working') THEN 'unanswered' END, coalesce(OLD.`due_at`, '9999-12-31T00:00:00.000Z'), -(OLD.`deleted_at` IS NULL)),
        (CASE WHEN OLD.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'coordinator:' || OLD.`coordinator_id` END, NULL, -(OLD.`deleted_at` IS NULL)),
        ('department:' || OLD.`lead_department_id`, NULL, -(OLD.`deleted_at` IS NULL)),
        ('matter:' || OLD.`matter_id`, NULL, -(OLD.`deleted_at` IS NULL)),
        ('category:' || OLD.`category`, NULL, -(OLD.`deleted_at` IS NULL)),
        ('all', NEW.`received_at`, (NEW.`deleted_at` IS NULL)),
        ('stage:' || NEW.`stage`, NEW.`received_at`, (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'open' END, coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z'), (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working') THEN 'unanswered' END, coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z'), (NEW.`deleted_at` IS NULL)),
        (CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN 'coordinator:' || NEW.`coordinator_id` END, NULL, (NEW.`deleted_at` IS NULL)),
        ('department:' || NEW.`lead_department_id`, NULL, (NEW.`deleted_at` IS NULL)),
        ('matter:' || NEW.`matter_id`, NULL, (NEW.`deleted_at` IS NULL)),
        ('category:' || NEW.`category`, NULL, (NEW.`deleted_at` IS NULL)))
      SELECT * FROM r WHERE `view` IS NOT NULL
    ) v, (SELECT 0 AS `level` UNION ALL SELECT 7 UNION ALL SELECT 10 UNION ALL SELECT 13) l
    WHERE l.`level` = 0 OR v.`at` IS NOT NULL
    GROUP BY v.`view`, l.`level`, `part` HAVING sum(v.`n`) <> 0
    ON CONFLICT (`view`, `level`, `bucket`) DO UPDATE SET `n` = `n` + excluded.`n`;
END;
--> statement-breakpoint
-- `search_words` holds texts apart by ` u0 `; the first of them is the title, which everyone may read and so may search.
CREATE VIRTUAL TABLE `cases_fts` USING fts5(`title`, `words`, `names`, content='', contentless_delete=1, tokenize='unicode61');
--> statement-breakpoint
CREATE TRIGGER `cases_searched_insert` AFTER INSERT ON `cases`
BEGIN
  INSERT INTO `cases_fts` (`rowid`, `title`, `words`, `names`)
    SELECT NEW.`seq`,
      substr(NEW.`search_words`, 1, `first`) || ' u0 ' || substr(`n`, 1, 1) || ' ' || substr(`n`, 2, 1) || ' ' || substr(`n`, 3, 1) || ' ' || substr(`n`, 4, 1) || ' ' || substr(`n`, 5, 1) || ' ' || substr(`n`, 6, 1) || ' ' || substr(`n`, 7, 1) || ' ' || substr(`n`, 8, 1) || ' ' || substr(`n`, 9, 1) || ' ' || substr(`n`, 10, 1),
      substr(NEW.`search_words`, `first` + 1), NEW.`search_names`
    FROM (SELECT instr(NEW.`search_words` || ' u0 ', ' u0 ') AS `first`, cast(NEW.`number_year` AS integer) || printf('%04d', NEW.`number_seq`) AS `n`)
    WHERE NEW.`deleted_at` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `cases_searched_update` AFTER UPDATE OF `search_words`, `search_names`, `deleted_at` ON `cases`
WHEN OLD.`search_words` IS NOT NEW.`search_words` OR OLD.`search_names` IS NOT NEW.`search_names` OR OLD.`deleted_at` IS NOT NEW.`deleted_at`
BEGIN
  DELETE FROM `cases_fts` WHERE `rowid` = OLD.`seq` AND OLD.`deleted_at` IS NULL;
  INSERT INTO `cases_fts` (`rowid`, `title`, `words`, `names`)
    SELECT NEW.`seq`,
      substr(NEW.`search_words`, 1, `first`) || ' u0 ' || substr(`n`, 1, 1) || ' ' || substr(`n`, 2, 1) || ' ' || substr(`n`, 3, 1) || ' ' || substr(`n`, 4, 1) || ' ' || substr(`n`, 5, 1) || ' ' || substr(`n`, 6, 1) || ' ' || substr(`n`, 7, 1) || ' ' || substr(`n`, 8, 1) || ' ' || substr(`n`, 9, 1) || ' ' || substr(`n`, 10, 1),
      substr(NEW.`search_words`, `first` + 1), NEW.`search_names`
    FROM (SELECT instr(NEW.`search_words` || ' u0 ', ' u0 ') AS `first`, cast(NEW.`number_year` AS integer) || printf('%04d', NEW.`number_seq`) AS `n`)
    WHERE NEW.`deleted_at` IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `settings_revised_insert` AFTER INSERT ON `settings`
BEGIN
  INSERT INTO `revisions` (`name`, `n`) VALUES ('district', 1) ON CONFLICT (`name`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `settings_revised_update` AFTER UPDATE ON `settings`
BEGIN
  INSERT INTO `revisions` (`name`, `n`) VALUES ('district', 1) ON CONFLICT (`name`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `settings_revised_delete` AFTER DELETE ON `settings`
BEGIN
  INSERT INTO `revisions` (`name`, `n`) VALUES ('district', 1) ON CONFLICT (`name`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `calendar_days_revised_insert` AFTER INSERT ON `calendar_days`
BEGIN
  INSERT INTO `revisions` (`name`, `n`) VALUES ('district', 1) ON CONFLICT (`name`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `calendar_days_revised_update` AFTER UPDATE ON `calendar_days`
BEGIN
  INSERT INTO `revisions` (`name`, `n`) VALUES ('district', 1) ON CONFLICT (`name`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `calendar_days_revised_delete` AFTER DELETE ON `calendar_days`
BEGIN
  INSERT INTO `revisions` (`name`, `n`) VALUES ('district', 1) ON CONFLICT (`name`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_open_insert` AFTER INSERT ON `tasks` WHEN NEW.`case_id` IS NOT NULL
BEGIN
  UPDATE `cases` SET
    `open_parts` = (SELECT count(*) FROM `tasks` WHERE `case_id` = NEW.`case_id` AND `kind` IN ('handle', 'resolution', 'bundle_item') AND `status` IN ('open', 'accepted')),
    `open_replies` = (SELECT count(*) FROM `tasks` WHERE `case_id` = NEW.`case_id` AND `kind` IN ('reply', 'callback') AND `status` IN ('open', 'accepted'))
  WHERE `id` = NEW.`case_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_open_update` AFTER UPDATE OF `status` ON `tasks` WHEN NEW.`case_id` IS NOT NULL AND OLD.`status` IS NOT NEW.`status`
BEGIN
  UPDATE `cases` SET
    `open_parts` = (SELECT count(*) FROM `tasks` WHERE `case_id` = NEW.`case_id` AND `kind` IN ('handle', 'resolution', 'bundle_item') AND `status` IN ('open', 'accepted')),
    `open_replies` = (SELECT count(*) FROM `tasks` WHERE `case_id` = NEW.`case_id` AND `kind` IN ('reply', 'callback') AND `status` IN ('open', 'accepted'))
  WHERE `id` = NEW.`case_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_seen_insert` AFTER INSERT ON `tasks` WHEN NEW.`case_id` IS NOT NULL AND NEW.`department_id` IS NOT NULL
BEGIN
  INSERT INTO `case_departments` (`department_id`, `case_seq`, `received_at`, `due_key`)
    SELECT NEW.`department_id`, `seq`, `received_at`, CASE WHEN `stage` IN ('received', 'triaged', 'working', 'answered') THEN coalesce(`due_at`, '9999-12-31T00:00:00.000Z') END
    FROM `cases` WHERE `id` = NEW.`case_id` AND `deleted_at` IS NULL
    ON CONFLICT (`department_id`, `case_seq`) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `cases_seen_update` AFTER UPDATE OF `stage`, `due_at` ON `cases` WHEN OLD.`stage` IS NOT NEW.`stage` OR OLD.`due_at` IS NOT NEW.`due_at`
BEGIN
  UPDATE `case_departments` SET `due_key` = CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z') END
  WHERE `case_seq` = NEW.`seq` AND `department_id` IN (SELECT `department_id` FROM `tasks` WHERE `case_id` = NEW.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `cases_seen_delete` AFTER UPDATE OF `deleted_at` ON `cases` WHEN OLD.`deleted_at` IS NULL AND NEW.`deleted_at` IS NOT NULL
BEGIN
  DELETE FROM `case_departments` WHERE `case_seq` = OLD.`seq` AND `department_id` IN (SELECT `department_id` FROM `tasks` WHERE `case_id` = OLD.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `cases_seen_restore` AFTER UPDATE OF `deleted_at` ON `cases` WHEN OLD.`deleted_at` IS NOT NULL AND NEW.`deleted_at` IS NULL
BEGIN
  INSERT INTO `case_departments` (`department_id`, `case_seq`, `received_at`, `due_key`)
    SELECT DISTINCT `department_id`, NEW.`seq`, NEW.`received_at`, CASE WHEN NEW.`stage` IN ('received', 'triaged', 'working', 'answered') THEN coalesce(NEW.`due_at`, '9999-12-31T00:00:00.000Z') END
    FROM `tasks` WHERE `case_id` = NEW.`id` AND `department_id` IS NOT NULL
    ON CONFLICT (`department_id`, `case_seq`) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `cases_coordinated` AFTER UPDATE OF `coordinator_id` ON `cases` WHEN OLD.`coordinator_id` IS NOT NEW.`coordinator_id`
BEGIN
  UPDATE `tasks` SET `coordinator_id` = NEW.`coordinator_id` WHERE `case_id` = NEW.`id`;
END;
