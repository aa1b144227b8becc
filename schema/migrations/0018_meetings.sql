CREATE TABLE `meeting_countersigns` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`minutes_id` text NOT NULL,
	`department_id` text NOT NULL,
	`verdict` text,
	`text` text,
	`by_id` text,
	`on_behalf` integer DEFAULT false NOT NULL,
	`at` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_countersigns_key` ON `meeting_countersigns` (`minutes_id`,`department_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE TABLE `meeting_items` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`meeting_id` text NOT NULL,
	`case_id` text NOT NULL,
	`matter_id` text,
	`position` integer NOT NULL,
	`minutes` integer NOT NULL,
	`why` text NOT NULL,
	`department_ids` text NOT NULL,
	`positions` text NOT NULL,
	`discussion` text DEFAULT '' NOT NULL,
	`outcome` text,
	`adjourn_reason` text,
	`resolutions` text NOT NULL,
	`ruling` text,
	`clause` text,
	`explanation` text,
	`escalate_to` text,
	`escalate_ask` text,
	`task_ids` text NOT NULL,
	`closed_at` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_items_case` ON `meeting_items` (`meeting_id`,`case_id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `meeting_items_of_case` ON `meeting_items` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `meeting_items_ruling` ON `meeting_items` (`matter_id`,`closed_at`) WHERE ruling is not null and closed_at is not null;--> statement-breakpoint
CREATE TABLE `meeting_minutes` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`meeting_id` text NOT NULL,
	`edition` integer NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`title` text NOT NULL,
	`sections` text NOT NULL,
	`reason` text,
	`form_id` text,
	`circulated_at` text,
	`issued_at` text,
	`issued_by_id` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_minutes_edition` ON `meeting_minutes` (`meeting_id`,`edition`);--> statement-breakpoint
CREATE TABLE `meeting_participants` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`meeting_id` text NOT NULL,
	`kind` text NOT NULL,
	`department_id` text,
	`person_id` text,
	`body` text,
	`attendee` text,
	`response` text DEFAULT 'pending' NOT NULL,
	`substitute` text,
	`attendance` text,
	`note` text,
	`responded_by_id` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_participants_of_department` ON `meeting_participants` (`meeting_id`,`department_id`) WHERE deleted_at is null and department_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_participants_of_person` ON `meeting_participants` (`meeting_id`,`person_id`) WHERE deleted_at is null and person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_participants_of_body` ON `meeting_participants` (`meeting_id`,`body`) WHERE deleted_at is null and body is not null;--> statement-breakpoint
CREATE INDEX `meeting_participants_department` ON `meeting_participants` (`department_id`,`meeting_id`);--> statement-breakpoint
CREATE INDEX `meeting_participants_person` ON `meeting_participants` (`person_id`,`meeting_id`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`title` text NOT NULL,
	`site_id` text,
	`date` text,
	`time` text,
	`starts_at` text,
	`place` text,
	`chair_id` text,
	`secretary_id` text,
	`note` text,
	`opened_at` text,
	`opened_by_id` text,
	`closed_at` text,
	`closed_by_id` text,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_by_id` text NOT NULL,
	`file_count` integer DEFAULT 0 NOT NULL,
	`file_names` text DEFAULT '[]' NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `meetings_starts` ON `meetings` (`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `meetings_status` ON `meetings` (`status`,`starts_at`,`id`);
--> statement-breakpoint
CREATE TRIGGER `events_guard_meetings` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'meetings'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `meetings` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_meeting_items` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'meeting-items'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `meeting_items` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_meeting_participants` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'meeting-participants'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `meeting_participants` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_meeting_minutes` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'meeting-minutes'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `meeting_minutes` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_meeting_countersigns` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'meeting-countersigns'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `meeting_countersigns` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- Written by hand from here on. An item put on an agenda in the moment its meeting closes would stand there undecided for ever.
CREATE TRIGGER `meeting_items_open` BEFORE INSERT ON `meeting_items` WHEN (SELECT `status` FROM `meetings` WHERE `id` = NEW.`meeting_id`) = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'row.changed');
END;
--> statement-breakpoint
-- A case stands on one open agenda at a time, save where it is put off already: of two who add it at once the second is told.
CREATE TRIGGER `meeting_items_once` BEFORE INSERT ON `meeting_items` WHEN EXISTS (
  SELECT 1 FROM `meeting_items` AS `i` JOIN `meetings` AS `m` ON `m`.`id` = `i`.`meeting_id`
  WHERE `i`.`case_id` = NEW.`case_id` AND `i`.`deleted_at` IS NULL AND `i`.`outcome` IS NOT 'adjourned' AND `m`.`deleted_at` IS NULL AND `m`.`status` <> 'closed')
BEGIN
  SELECT RAISE(ABORT, 'meeting.item_twice');
END;
--> statement-breakpoint
CREATE TRIGGER `meeting_items_once_again` BEFORE UPDATE OF `deleted_at` ON `meeting_items` WHEN OLD.`deleted_at` IS NOT NULL AND NEW.`deleted_at` IS NULL AND EXISTS (
  SELECT 1 FROM `meeting_items` AS `i` JOIN `meetings` AS `m` ON `m`.`id` = `i`.`meeting_id`
  WHERE `i`.`case_id` = NEW.`case_id` AND `i`.`id` <> NEW.`id` AND `i`.`deleted_at` IS NULL AND `i`.`outcome` IS NOT 'adjourned' AND `m`.`deleted_at` IS NULL AND `m`.`status` <> 'closed')
BEGIN
  SELECT RAISE(ABORT, 'meeting.item_twice');
END;
--> statement-breakpoint
CREATE TRIGGER `files_counted_meetings_insert` AFTER INSERT ON `files` WHEN NEW.`subject_kind` = 'meetings'
BEGIN
  UPDATE `meetings` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'meetings' AND `subject_id` = `meetings`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'meetings' AND `subject_id` = `meetings`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE `id` = NEW.`subject_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `files_counted_meetings_update` AFTER UPDATE OF `name`, `deleted_at` ON `files` WHEN NEW.`subject_kind` = 'meetings' AND (OLD.`name` IS NOT NEW.`name` OR OLD.`deleted_at` IS NOT NEW.`deleted_at`)
BEGIN
  UPDATE `meetings` SET
    `file_count` = (SELECT count(*) FROM `files` WHERE `subject_kind` = 'meetings' AND `subject_id` = `meetings`.`id` AND `deleted_at` IS NULL),
    `file_names` = (SELECT json_group_array(`name`) FROM (SELECT `name` FROM `files` WHERE `subject_kind` = 'meetings' AND `subject_id` = `meetings`.`id` AND `deleted_at` IS NULL ORDER BY `id` DESC LIMIT 3))
  WHERE `id` = NEW.`subject_id`;
END;
