//! A process of a test, ended with all that it has started.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::{fs, thread};

use crate::Outcome;

/// The leader of a group of processes; the group ends when this is dropped.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
}

impl Process {
    /// Starts a command that says nothing.
    pub(super) fn start(command: &mut Command) -> Outcome<Self> {
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.process_group(0).spawn()?;
        Ok(Self { child })
    }

    /// Starts a command and reads its output until `find` finds something in a line.
    pub(super) fn start_and_find<T>(
        command: &mut Command,
        find: impl Fn(&str) -> Option<T>,
    ) -> Outcome<(Self, T)> {
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.process_group(0).spawn()?;
        let output = child.stdout.take();
        // Made before the check, so that a process that says nothing is ended as well.
        let process = Self { child };
        let mut lines = BufReader::new(output.ok_or("a process without an output")?).lines();
        let found = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| find(&line));
        // It is read to its end: a process whose output nobody reads stands still once the pipe
        // is full.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let found = found.ok_or_else(|| format!("{command:?} ended too early"))?;
        Ok((process, found))
    }

    /// Whether it has not ended yet.
    pub(super) fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Kills everything that it has started, and what that has started, in one moment.
    pub(super) fn kill_children(&self) {
        let mut all = vec![self.child.id()];
        let parents = parents();
        // A child may stand before its parent in the list, so it is gone through until none is new.
        loop {
            let is_new =
                |(child, parent): &&(u32, u32)| all.contains(parent) && !all.contains(child);
            let Some((child, _)) = parents.iter().find(is_new) else {
                break;
            };
            all.push(*child);
        }
        let mut kill = Command::new("kill");
        kill.arg("-KILL")
            .args(all[1..].iter().map(ToString::to_string));
        drop(kill.stdout(Stdio::null()).stderr(Stdio::null()).status());
    }

    /// Ends it and every process that it has started.
    pub(super) fn end(&mut self) {
        // The group outlives its leader as long as one of its browsers runs.
        let group = format!("-{}", self.child.id());
        let mut kill = Command::new("kill");
        kill.args(["-KILL", "--", &group]);
        drop(kill.stdout(Stdio::null()).stderr(Stdio::null()).status());
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

/// Every process with its parent, as Linux lists them.
fn parents() -> Vec<(u32, u32)> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let known = entries.filter_map(|entry| {
        let child = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name in parentheses may hold anything; behind it stand state and parent.
        let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?;
        Some((child, parent.parse().ok()?))
    });
    known.collect()
}
