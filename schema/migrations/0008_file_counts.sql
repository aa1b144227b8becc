ALTER TABLE `cases` ADD `file_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `file_names` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `file_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `file_names` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `views_default` ON `views` (`resource`,`default_for`) WHERE default_for is not null and deleted_at is null;
--> statement-breakpoint
-- Written by hand from here on. What a list shows of a record's files stands in its row, without a new version: a scan must not make an open form stale.
CREATE TRIGGER `files_counted_insert` AFTER INSERT ON `files`
BEGIN
  UPDATE `cases` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'cases' AND `subject_id` = `cases`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'cases' AND `subject_id` = `cases`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE NEW.`subject_kind` = 'cases' AND `id` = NEW.`subject_id`;
  UPDATE `tasks` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'tasks' AND `subject_id` = `tasks`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'tasks' AND `subject_id` = `tasks`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE NEW.`subject_kind` = 'tasks' AND `id` = NEW.`subject_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `files_counted_update` AFTER UPDATE OF `name`, `deleted_at` ON `files` WHEN OLD.`name` IS NOT NEW.`name` OR OLD.`deleted_at` IS NOT NEW.`deleted_at`
BEGIN
  UPDATE `cases` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'cases' AND `subject_id` = `cases`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'cases' AND `subject_id` = `cases`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE NEW.`subject_kind` = 'cases' AND `id` = NEW.`subject_id`;
  UPDATE `tasks` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'tasks' AND `subject_id` = `tasks`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'tasks' AND `subject_id` = `tasks`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE NEW.`subject_kind` = 'tasks' AND `id` = NEW.`subject_id`;
END;
--> statement-breakpoint
UPDATE `cases` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'cases' AND `subject_id` = `cases`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'cases' AND `subject_id` = `cases`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE `id` IN (SELECT `subject_id` FROM `files` WHERE `subject_kind` = 'cases');
--> statement-breakpoint
UPDATE `tasks` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'tasks' AND `subject_id` = `tasks`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'tasks' AND `subject_id` = `tasks`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE `id` IN (SELECT `subject_id` FROM `files` WHERE `subject_kind` = 'tasks');
--> statement-breakpoint
-- A role begins a grid with one view. A batch inserts, updates and then tells: when its events come, everything stands as it will.
UPDATE `views` SET `default_for` = NULL WHERE `deleted_at` IS NOT NULL;
--> statement-breakpoint
UPDATE `views` SET `default_for` = NULL WHERE EXISTS (
  SELECT 1 FROM `views` AS `other` WHERE `other`.`resource` = `views`.`resource` AND `other`.`default_for` = `views`.`default_for` AND (`other`.`updated_at`, `other`.`id`) > (`views`.`updated_at`, `views`.`id`));
--> statement-breakpoint
DROP TRIGGER `events_guard_views`;
--> statement-breakpoint
-- Asked first, because of two who appoint at once the second finds the view that gave way moved on: that is not what he has to hear.
CREATE TRIGGER `events_guard_views` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'views'
BEGIN
  SELECT RAISE(ABORT, 'view.default_taken') WHERE EXISTS (SELECT 1 FROM `views` WHERE `default_for` IS NOT NULL AND `deleted_at` IS NULL GROUP BY `resource`, `default_for` HAVING count(*) > 1);
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `views` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
