CREATE TABLE `practice_marks` (
	`matter_id` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`grounds` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`decided_by_id` text,
	`decided_at` text,
	`decision` text
);
--> statement-breakpoint
CREATE INDEX `proposals_status` ON `proposals` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_created` ON `proposals` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_subject` ON `proposals` (`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_open` ON `proposals` (`kind`,`subject_kind`,`subject_id`) WHERE status = 'open';--> statement-breakpoint
CREATE TABLE `provisional_acceptances` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`case_id` text,
	`party_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`materials` text NOT NULL,
	`status` text DEFAULT 'running' NOT NULL,
	`department_id` text NOT NULL,
	`decided_by_id` text NOT NULL,
	`decided_at` text NOT NULL,
	`file_id` text,
	`verifications` text NOT NULL,
	`promise` text NOT NULL,
	`supply_by` text NOT NULL,
	`supply_note` text DEFAULT '' NOT NULL,
	`task_id` text NOT NULL,
	`ended_at` text,
	`ending` text,
	`supplied_by` text,
	`cleared_at` text,
	`cleared_by_id` text,
	`clearance` text
);
--> statement-breakpoint
CREATE INDEX `provisional_acceptances_decided` ON `provisional_acceptances` (`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `provisional_acceptances_status` ON `provisional_acceptances` (`status`,`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `provisional_acceptances_department` ON `provisional_acceptances` (`department_id`,`decided_at`,`id`);--> statement-breakpoint
CREATE INDEX `provisional_acceptances_matter` ON `provisional_acceptances` (`matter_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `provisional_acceptances_party` ON `provisional_acceptances` (`party_id`) WHERE status = 'defaulted' and cleared_at is null;--> statement-breakpoint
CREATE INDEX `provisional_acceptances_task` ON `provisional_acceptances` (`task_id`);--> statement-breakpoint
CREATE INDEX `provisional_acceptances_owner` ON `provisional_acceptances` (`owner_kind`,`owner_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `provisional_acceptances_running` ON `provisional_acceptances` (`owner_kind`,`owner_id`,`matter_id`) WHERE status = 'running';--> statement-breakpoint
ALTER TABLE `matters` ADD `materials` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `events_guard_provisional_acceptances` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'provisional-acceptances'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `provisional_acceptances` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_proposals` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'proposals'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `proposals` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- Its promise ends by its own path too: finished it was supplied, taken back it was withdrawn. Like open_parts this moves no version on.
CREATE TRIGGER `provisional_ended` AFTER UPDATE OF `status` ON `tasks` WHEN NEW.`kind` = 'supplement' AND NEW.`status` IN ('done', 'returned', 'cancelled') AND OLD.`status` IN ('open', 'accepted')
BEGIN
  UPDATE `provisional_acceptances` SET `status` = CASE NEW.`status` WHEN 'done' THEN 'supplied' ELSE 'withdrawn' END, `ended_at` = NEW.`closed_at`, `ending` = NEW.`result`
  WHERE `task_id` = NEW.`id` AND `status` = 'running';
END;
--> statement-breakpoint
-- Whether kept promises of a matter suggest standing practice is asked of it alone, and when there is something new to count.
CREATE TRIGGER `provisional_kept` AFTER UPDATE OF `status` ON `provisional_acceptances` WHEN NEW.`status` = 'supplied' AND OLD.`status` <> 'supplied'
BEGIN
  INSERT INTO `practice_marks` (`matter_id`, `n`) VALUES (NEW.`matter_id`, 1) ON CONFLICT (`matter_id`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
-- Another number asks all of them anew.
CREATE TRIGGER `provisional_number_set` AFTER INSERT ON `settings` WHEN NEW.`id` = 'provisional'
BEGIN
  INSERT INTO `practice_marks` (`matter_id`, `n`) SELECT DISTINCT `matter_id`, 1 FROM `provisional_acceptances` WHERE `status` = 'supplied' ON CONFLICT (`matter_id`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `provisional_number_changed` AFTER UPDATE OF `value` ON `settings` WHEN NEW.`id` = 'provisional'
BEGIN
  INSERT INTO `practice_marks` (`matter_id`, `n`) SELECT DISTINCT `matter_id`, 1 FROM `provisional_acceptances` WHERE `status` = 'supplied' ON CONFLICT (`matter_id`) DO UPDATE SET `n` = `n` + 1;
END;
