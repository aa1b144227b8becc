CREATE TABLE `bundle_departments` (
	`department_id` text NOT NULL,
	`run_id` text NOT NULL,
	`created_at` text NOT NULL,
	`due_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_departments_key` ON `bundle_departments` (`run_id`,`department_id`);--> statement-breakpoint
CREATE INDEX `bundle_departments_created` ON `bundle_departments` (`department_id`,`created_at`,`run_id`);--> statement-breakpoint
CREATE INDEX `bundle_departments_due` ON `bundle_departments` (`department_id`,`due_key`,`run_id`);--> statement-breakpoint
ALTER TABLE `bundles` ADD `custom` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `open_supplements` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- A department has a run before it while an item of its own is open there, however many.
CREATE TRIGGER `bundle_items_held_insert` AFTER INSERT ON `bundle_items` WHEN NEW.`status` = 'open'
BEGIN
  INSERT INTO `bundle_departments` (`department_id`, `run_id`, `created_at`, `due_key`) SELECT NEW.`department_id`, `id`, `created_at`, `due_key` FROM `bundles` WHERE `id` = NEW.`run_id`
    ON CONFLICT (`run_id`, `department_id`) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_items_held_open` AFTER UPDATE OF `status` ON `bundle_items` WHEN NEW.`status` = 'open' AND OLD.`status` <> 'open'
BEGIN
  INSERT INTO `bundle_departments` (`department_id`, `run_id`, `created_at`, `due_key`) SELECT NEW.`department_id`, `id`, `created_at`, `due_key` FROM `bundles` WHERE `id` = NEW.`run_id`
    ON CONFLICT (`run_id`, `department_id`) DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_items_held_over` AFTER UPDATE OF `status` ON `bundle_items` WHEN OLD.`status` = 'open' AND NEW.`status` <> 'open'
BEGIN
  DELETE FROM `bundle_departments` WHERE `run_id` = OLD.`run_id` AND `department_id` = OLD.`department_id`
    AND NOT EXISTS (SELECT 1 FROM `bundle_items` WHERE `run_id` = OLD.`run_id` AND `department_id` = OLD.`department_id` AND `status` = 'open');
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_items_held_delete` AFTER DELETE ON `bundle_items` WHEN OLD.`status` = 'open'
BEGIN
  DELETE FROM `bundle_departments` WHERE `run_id` = OLD.`run_id` AND `department_id` = OLD.`department_id`
    AND NOT EXISTS (SELECT 1 FROM `bundle_items` WHERE `run_id` = OLD.`run_id` AND `department_id` = OLD.`department_id` AND `status` = 'open');
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_departments_due_moved` AFTER UPDATE OF `due_at`, `paused_at` ON `bundles` WHEN OLD.`due_at` IS NOT NEW.`due_at` OR OLD.`paused_at` IS NOT NEW.`paused_at`
BEGIN
  UPDATE `bundle_departments` SET `due_key` = (SELECT `due_key` FROM `bundles` WHERE `id` = NEW.`id`) WHERE `run_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_departments_counted` AFTER INSERT ON `bundle_departments`
BEGIN
  INSERT INTO `bundle_counts` (`kind`, `key`, `status`, `n`) VALUES ('held', NEW.`department_id`, 'open', 1) ON CONFLICT (`kind`, `key`, `status`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_departments_uncounted` AFTER DELETE ON `bundle_departments`
BEGIN
  UPDATE `bundle_counts` SET `n` = `n` - 1 WHERE `kind` = 'held' AND `key` = OLD.`department_id` AND `status` = 'open';
END;
--> statement-breakpoint
-- What is still to be supplied keeps a case from being archived. Like open_parts this moves no version on.
CREATE TRIGGER `supplements_open_insert` AFTER INSERT ON `tasks` WHEN NEW.`case_id` IS NOT NULL AND NEW.`kind` = 'supplement' AND NEW.`status` IN ('open', 'accepted')
BEGIN
  UPDATE `cases` SET `open_supplements` = `open_supplements` + 1 WHERE `id` = NEW.`case_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `supplements_open_update` AFTER UPDATE OF `status` ON `tasks` WHEN NEW.`case_id` IS NOT NULL AND NEW.`kind` = 'supplement' AND (OLD.`status` IN ('open', 'accepted')) <> (NEW.`status` IN ('open', 'accepted'))
BEGIN
  UPDATE `cases` SET `open_supplements` = `open_supplements` + (NEW.`status` IN ('open', 'accepted')) - (OLD.`status` IN ('open', 'accepted')) WHERE `id` = NEW.`case_id`;
END;
--> statement-breakpoint
UPDATE `cases` SET `open_supplements` = (SELECT count(*) FROM `tasks` WHERE `case_id` = `cases`.`id` AND `kind` = 'supplement' AND `status` IN ('open', 'accepted'))
WHERE `id` IN (SELECT `case_id` FROM `tasks` WHERE `kind` = 'supplement' AND `status` IN ('open', 'accepted'));
--> statement-breakpoint
INSERT INTO `bundle_departments` (`department_id`, `run_id`, `created_at`, `due_key`)
SELECT DISTINCT i.`department_id`, b.`id`, b.`created_at`, b.`due_key` FROM `bundle_items` i JOIN `bundles` b ON b.`id` = i.`run_id` WHERE i.`status` = 'open';
