//! The session as Yew holds it.

use std::ops::Deref;
use std::rc::Rc;

use yew::Reducible;

use crate::catalog::Catalog;
use crate::session::{Action, Session};

/// A value that is never changed: two are equal when they are the same one.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Session and catalog together, because every action needs both.
#[derive(Debug, Clone, PartialEq)]
pub struct Store {
    pub catalog: Shared<Catalog>,
    pub session: Session,
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.session.apply(&self.catalog, action) {
            Some(session) => Rc::new(Self {
                catalog: self.catalog.clone(),
                session,
            }),
            None => self,
        }
    }
}
