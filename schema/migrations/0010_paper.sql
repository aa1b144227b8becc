CREATE TABLE `form_editions` (
	`form_id` text NOT NULL,
	`edition` integer NOT NULL,
	`paper_sealed` text NOT NULL,
	`issued_by_id` text NOT NULL,
	`issued_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `form_editions_key` ON `form_editions` (`form_id`,`edition`);--> statement-breakpoint
CREATE TABLE `forms` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`form` text NOT NULL,
	`series` text NOT NULL,
	`year` integer NOT NULL,
	`seq` integer NOT NULL,
	`number` text NOT NULL,
	`edition` integer NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`occasion` text NOT NULL,
	`asked` text NOT NULL,
	`case_id` text,
	`department_id` text,
	`issued_by_id` text NOT NULL,
	`issued_at` text NOT NULL,
	`voided_at` text,
	`void_reason` text,
	`delivery` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forms_number` ON `forms` (`series`,`year`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `forms_standing` ON `forms` (`form`,`subject_kind`,`subject_id`,`occasion`) WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX `forms_case` ON `forms` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `forms_subject` ON `forms` (`subject_kind`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `forms_department` ON `forms` (`department_id`,`id`);--> statement-breakpoint
CREATE INDEX `forms_issued` ON `forms` (`issued_at`,`id`);
--> statement-breakpoint
CREATE TRIGGER `events_guard_forms` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'forms'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `forms` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- A number given out stays with its paper, voided or not.
CREATE TRIGGER `forms_number_kept` BEFORE UPDATE OF `form`, `series`, `year`, `seq`, `number`, `subject_kind`, `subject_id` ON `forms`
WHEN OLD.`form` IS NOT NEW.`form` OR OLD.`series` IS NOT NEW.`series` OR OLD.`year` IS NOT NEW.`year` OR OLD.`seq` IS NOT NEW.`seq` OR OLD.`number` IS NOT NEW.`number` OR OLD.`subject_kind` IS NOT NEW.`subject_kind` OR OLD.`subject_id` IS NOT NEW.`subject_id`
BEGIN
  SELECT RAISE(ABORT, 'a number given out is not changed');
END;
--> statement-breakpoint
CREATE TRIGGER `forms_never_deleted` BEFORE DELETE ON `forms`
BEGIN
  SELECT RAISE(ABORT, 'a number given out is not taken back');
END;
--> statement-breakpoint
CREATE TRIGGER `form_editions_never_updated` BEFORE UPDATE ON `form_editions`
BEGIN
  SELECT RAISE(ABORT, 'an issued paper is frozen');
END;
--> statement-breakpoint
CREATE TRIGGER `form_editions_never_deleted` BEFORE DELETE ON `form_editions`
BEGIN
  SELECT RAISE(ABORT, 'an issued paper is frozen');
END;
