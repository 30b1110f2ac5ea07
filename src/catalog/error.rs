//! What is wrong with a content pack.

use std::fmt;

use crate::json::Problem;

/// One problem, with the file and the id it concerns.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {id}: {problem}")]
pub struct CatalogError {
    pub file: String,
    pub id: String,
    pub problem: String,
}

/// Every problem of a pack; never empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct CatalogErrors(pub Vec<CatalogError>);

impl fmt::Display for CatalogErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{error}")?;
        }
        Ok(())
    }
}

impl CatalogErrors {
    /// Values that cannot be read, by file: without one given, the first step of a place.
    pub fn of_reading(file: Option<&str>, problems: Vec<Problem>) -> Self {
        let mut errors = Vec::new();
        for mut problem in problems {
            let file = match file {
                Some(file) => file.to_owned(),
                None if problem.place.is_empty() => "structure.json".to_owned(),
                None => problem.place.remove(0) + ".json",
            };
            errors.push(CatalogError {
                file,
                id: problem.place.join("."),
                problem: problem.problem,
            });
        }
        Self(errors)
    }

    /// A list of one.
    pub fn one(file: &str, id: &str, problem: &str) -> Self {
        Self(vec![CatalogError {
            file: file.to_owned(),
            id: id.to_owned(),
            problem: problem.to_owned(),
        }])
    }
}

/// Collects problems while a pack is read, so that an author sees all of them at once.
#[derive(Debug, Default)]
pub struct Report(Vec<CatalogError>);

impl Report {
    /// Adds a problem.
    pub fn add(&mut self, file: &str, id: &str, problem: impl AsRef<str>) {
        self.note(file, id, &[problem.as_ref()]);
    }

    /// Adds a problem that is told in parts, which takes less code than formatting.
    #[inline(never)]
    pub fn note(&mut self, file: &str, id: &str, problem: &[&str]) {
        self.0.push(CatalogError {
            file: file.to_owned(),
            id: id.to_owned(),
            problem: problem.concat(),
        });
    }

    /// The value, if it is there; else a problem.
    pub fn require<T>(
        &mut self,
        value: Option<T>,
        file: &str,
        id: &str,
        problem: &[&str],
    ) -> Option<T> {
        if value.is_none() {
            self.note(file, id, problem);
        }
        value
    }

    /// Whether nothing is wrong so far.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was found.
    pub fn into_vec(self) -> Vec<CatalogError> {
        self.0
    }
}
