CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`object_key` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`case_id` text,
	`note` text,
	`rotation` integer NOT NULL,
	`width` integer,
	`height` integer,
	`uploaded_by_id` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `files_subject` ON `files` (`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `files_case` ON `files` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `files_object` ON `files` (`object_key`);--> statement-breakpoint
CREATE TRIGGER `events_guard_files` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'files'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `files` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
