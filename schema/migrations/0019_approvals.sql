CREATE TABLE `task_forces` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`title` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`lead_id` text,
	`lead_department_id` text,
	`members` text NOT NULL,
	`formed_by_id` text NOT NULL,
	`closed_at` text,
	`closed_by_id` text,
	`result` text
);
--> statement-breakpoint
CREATE INDEX `task_forces_status` ON `task_forces` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `task_forces_created` ON `task_forces` (`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `file_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `approvals` ADD `verification` text;--> statement-breakpoint
ALTER TABLE `approvals` ADD `steps` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `approvals` ADD `signatures` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `approvals` ADD `used_at` text;--> statement-breakpoint
CREATE INDEX `approvals_special` ON `approvals` (`created_at`,`id`) WHERE kind = 'special';--> statement-breakpoint
ALTER TABLE `cases` ADD `special_request_id` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `special_approved_at` text;--> statement-breakpoint
ALTER TABLE `departments` ADD `standing` text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `force_id` text;--> statement-breakpoint
CREATE INDEX `tasks_force` ON `tasks` (`force_id`) WHERE force_id is not null;
--> statement-breakpoint
CREATE TRIGGER `events_guard_task_forces` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'task-forces'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `task_forces` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- Whatever path a write comes by, a special request counts only with the neighbourhood's word and two signatures of
-- different people of different units, none of them the requester's.
CREATE TRIGGER `approvals_signed` BEFORE UPDATE OF `status` ON `approvals` WHEN NEW.`kind` = 'special' AND NEW.`status` = 'approved' AND OLD.`status` <> 'approved'
BEGIN
  SELECT RAISE(ABORT, 'approval.incomplete') WHERE NEW.`verification` IS NULL
    OR (SELECT count(DISTINCT json_extract(`value`, '$.personId')) FROM json_each(NEW.`signatures`)) < 2
    OR (SELECT count(DISTINCT json_extract(`value`, '$.unit')) FROM json_each(NEW.`signatures`)) < 2
    OR EXISTS (SELECT 1 FROM json_each(NEW.`signatures`) WHERE json_extract(`value`, '$.personId') = NEW.`requester_id`);
END;
--> statement-breakpoint
CREATE TRIGGER `cases_special_approved` BEFORE UPDATE OF `outcome` ON `cases` WHEN NEW.`outcome` = 'special' AND OLD.`outcome` IS NOT 'special'
BEGIN
  SELECT RAISE(ABORT, 'approval.required') WHERE NOT EXISTS (SELECT 1 FROM `approvals` WHERE `case_id` = NEW.`id` AND `kind` = 'special' AND `status` = 'approved');
END;
--> statement-breakpoint
-- What a decision rested on stays (留存依据).
CREATE TRIGGER `files_evidence` BEFORE UPDATE OF `deleted_at` ON `files` WHEN NEW.`deleted_at` IS NOT NULL AND OLD.`deleted_at` IS NULL AND OLD.`case_id` IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'file.evidence') WHERE EXISTS (
    SELECT 1 FROM `approvals` WHERE `case_id` = OLD.`case_id` AND `kind` = 'special' AND `status` IN ('waiting', 'approved')
      AND (json_extract(`verification`, '$.fileId') = OLD.`id` OR EXISTS (SELECT 1 FROM json_each(`file_ids`) WHERE `value` = OLD.`id`)));
END;
