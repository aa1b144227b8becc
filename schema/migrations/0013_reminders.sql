CREATE TABLE `leave` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`person_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`stand_in_id` text,
	`note` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `leave_until` ON `leave` (`until_day`,`id`);--> statement-breakpoint
CREATE INDEX `leave_person` ON `leave` (`person_id`,`until_day`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`reminder_id` text NOT NULL,
	`channel` text NOT NULL,
	`receiver_id` text,
	`status` text NOT NULL,
	`next_at` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`left` integer NOT NULL,
	`attempts` text DEFAULT '[]' NOT NULL,
	`sent_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_key_unique` ON `deliveries` (`key`);--> statement-breakpoint
CREATE INDEX `deliveries_next` ON `deliveries` (`next_at`,`id`) WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX `deliveries_status` ON `deliveries` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `deliveries_reminder` ON `deliveries` (`reminder_id`);--> statement-breakpoint
CREATE TABLE `notice_intents` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`case_id` text,
	`due_at` text NOT NULL,
	`due_version` integer NOT NULL,
	`rung` text NOT NULL,
	`at` text NOT NULL,
	`notice_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_intents_key` ON `notice_intents` (`task_id`,`due_version`);--> statement-breakpoint
CREATE INDEX `notice_intents_waiting` ON `notice_intents` (`id`) WHERE notice_id is null;--> statement-breakpoint
CREATE TABLE `notice_preferences` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`channels` text NOT NULL,
	`quiet` text
);
--> statement-breakpoint
CREATE TABLE `reminder_plans` (
	`task_id` text PRIMARY KEY NOT NULL,
	`at` text DEFAULT ('!' || lower(hex(randomblob(8)))) NOT NULL,
	`due_version` integer DEFAULT 1 NOT NULL,
	`said_at` text,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminder_plans_at` ON `reminder_plans` (`at`,`task_id`);--> statement-breakpoint
CREATE INDEX `reminder_plans_revision` ON `reminder_plans` (`revision`,`at`);--> statement-breakpoint
CREATE TABLE `reminder_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`due` integer DEFAULT 0 NOT NULL,
	`written` integer DEFAULT 0 NOT NULL,
	`sent` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`rows_read` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminder_runs_at` ON `reminder_runs` (`at`);--> statement-breakpoint
CREATE TABLE `reminder_state` (
	`id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`revision` integer NOT NULL,
	`digest_day` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`task_id` text,
	`case_id` text,
	`receiver_id` text NOT NULL,
	`for_id` text,
	`due_at` text,
	`due_version` integer,
	`spoken` text,
	`digest` text,
	`at` text NOT NULL,
	`read_at` text,
	`ended_at` text,
	`called_at` text,
	`called_by_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_key_unique` ON `reminders` (`key`);--> statement-breakpoint
CREATE INDEX `reminders_receiver` ON `reminders` (`receiver_id`,`id`);--> statement-breakpoint
CREATE INDEX `reminders_unread` ON `reminders` (`receiver_id`,`id`) WHERE read_at is null and ended_at is null;--> statement-breakpoint
CREATE INDEX `reminders_task` ON `reminders` (`task_id`,`id`);--> statement-breakpoint
CREATE INDEX `people_role` ON `people` (`role`,`id`);--> statement-breakpoint
CREATE TRIGGER `events_guard_leave` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'leave'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `leave` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_notice_preferences` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'notice-preferences'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `notice_preferences` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- Every path that writes to a promise goes through here, so none can forget to have its reminders planned anew.
CREATE TRIGGER `tasks_planned_insert` AFTER INSERT ON `tasks` WHEN NEW.`status` IN ('open', 'accepted')
BEGIN
  INSERT INTO `reminder_plans` (`task_id`) VALUES (NEW.`id`);
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_planned_open` AFTER UPDATE OF `status` ON `tasks` WHEN OLD.`status` NOT IN ('open', 'accepted') AND NEW.`status` IN ('open', 'accepted')
BEGIN
  INSERT INTO `reminder_plans` (`task_id`, `due_version`)
    VALUES (NEW.`id`, 1 + coalesce((SELECT max(`due_version`) FROM `reminders` WHERE `task_id` = NEW.`id`), 0));
END;
--> statement-breakpoint
-- Another due begins the ladder anew; another person hears what has been said of it so far.
CREATE TRIGGER `tasks_planned_move` AFTER UPDATE OF `due_at`, `paused_at`, `kind`, `site_id`, `person_id`, `department_id`, `coordinator_id` ON `tasks`
WHEN OLD.`status` IN ('open', 'accepted') AND NEW.`status` IN ('open', 'accepted')
  AND (OLD.`due_at` IS NOT NEW.`due_at` OR OLD.`paused_at` IS NOT NEW.`paused_at` OR OLD.`kind` IS NOT NEW.`kind` OR OLD.`site_id` IS NOT NEW.`site_id`
    OR OLD.`person_id` IS NOT NEW.`person_id` OR OLD.`department_id` IS NOT NEW.`department_id` OR OLD.`coordinator_id` IS NOT NEW.`coordinator_id`)
BEGIN
  UPDATE `reminder_plans` SET
    `at` = '!' || lower(hex(randomblob(8))),
    `due_version` = `due_version` + (OLD.`due_at` IS NOT NEW.`due_at`),
    `said_at` = CASE WHEN OLD.`due_at` IS NEW.`due_at` AND OLD.`person_id` IS NEW.`person_id` AND OLD.`department_id` IS NEW.`department_id` AND OLD.`coordinator_id` IS NEW.`coordinator_id` THEN `said_at` END
  WHERE `task_id` = NEW.`id`;
  UPDATE `reminders` SET `ended_at` = NEW.`updated_at` WHERE `task_id` = NEW.`id` AND `ended_at` IS NULL AND OLD.`due_at` IS NOT NEW.`due_at`;
END;
--> statement-breakpoint
CREATE TRIGGER `tasks_planned_close` AFTER UPDATE OF `status` ON `tasks` WHEN OLD.`status` IN ('open', 'accepted') AND NEW.`status` NOT IN ('open', 'accepted')
BEGIN
  DELETE FROM `reminder_plans` WHERE `task_id` = NEW.`id`;
  UPDATE `reminders` SET `ended_at` = coalesce(NEW.`closed_at`, NEW.`updated_at`) WHERE `task_id` = NEW.`id` AND `ended_at` IS NULL;
END;
--> statement-breakpoint
INSERT INTO `reminder_plans` (`task_id`) SELECT `id` FROM `tasks` WHERE `status` IN ('open', 'accepted');
--> statement-breakpoint
INSERT INTO `reminder_state` (`id`, `fingerprint`, `revision`, `digest_day`) VALUES ('state', '', 0, '');
