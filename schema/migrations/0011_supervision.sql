CREATE TABLE `accountability_records` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`notice_id` text,
	`case_id` text,
	`department_id` text NOT NULL,
	`person` text,
	`body` text NOT NULL,
	`decision` text NOT NULL,
	`basis` text,
	`decided_on` text NOT NULL,
	`weight` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `accountability_records_department` ON `accountability_records` (`department_id`,`decided_on`,`id`);--> statement-breakpoint
CREATE INDEX `accountability_records_decided` ON `accountability_records` (`decided_on`,`id`);--> statement-breakpoint
CREATE TABLE `supervision_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`department_id` text NOT NULL,
	`task_id` text,
	`case_id` text,
	`title` text NOT NULL,
	`ground` text NOT NULL,
	`demand` text NOT NULL,
	`working_days` integer NOT NULL,
	`drafted_by_id` text,
	`issued_at` text,
	`issued_by_id` text,
	`answered_at` text,
	`closed_at` text,
	`closed_by_id` text,
	`conclusion` text,
	`rounds` integer DEFAULT 0 NOT NULL,
	`rectify_task_id` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `supervision_notices_status` ON `supervision_notices` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `supervision_notices_department` ON `supervision_notices` (`department_id`,`issued_at`,`id`);--> statement-breakpoint
CREATE INDEX `supervision_notices_case` ON `supervision_notices` (`case_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `supervision_notices_task` ON `supervision_notices` (`task_id`) WHERE task_id is not null and deleted_at is null and status in ('draft','issued','answered');
--> statement-breakpoint
CREATE TRIGGER `events_guard_supervision_notices` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'supervision-notices'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `supervision_notices` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_accountability_records` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'accountability-records'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `accountability_records` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- The department answers by finishing its own task, by whichever path; like open_parts this moves no version on.
CREATE TRIGGER `supervision_answered` AFTER UPDATE OF `status` ON `tasks` WHEN NEW.`kind` = 'rectify' AND NEW.`owner` = 'notice' AND NEW.`status` = 'done' AND OLD.`status` <> 'done'
BEGIN
  UPDATE `supervision_notices` SET `status` = 'answered', `answered_at` = NEW.`closed_at` WHERE `id` = NEW.`owner_id` AND `rectify_task_id` = NEW.`id` AND `status` = 'issued';
END;
