//! Elements, put together by small calls.
//!
//! The `html!` macro writes out attribute lists, listeners and node lists anew at every element,
//! some 250 bytes of wasm each; the same element by calls takes a fifth of that. A screen has
//! hundreds of them, and the visitor waits for every byte.

use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

use super::listener::{Listener, Moment, Reaction};
use crate::app::context::Context;
use crate::app::message::Message;

/// Whether a translator of the browser works on the page.
static IS_TRANSLATED: AtomicBool = AtomicBool::new(false);

/// From now on a text is a property of the element that holds it.
///
/// A translator puts other texts in the place of ours. A text node that the app keeps is then no
/// longer in the page, and what it changes there is never seen; an element stays where it is.
/// Not so from the start, because it costs a call to the browser for every text of every screen.
pub fn set_translated() {
    IS_TRANSLATED.store(true, Ordering::Relaxed);
}

/// Whether [`set_translated`] was called.
pub fn is_translated() -> bool {
    IS_TRANSLATED.load(Ordering::Relaxed)
}

/// An element that is being put together. It is one pointer, because it wanders through many
/// calls.
#[derive(Debug)]
#[must_use = "an element is nothing until it is part of a page"]
pub struct Element(Box<Parts>);

#[derive(Debug)]
struct Parts {
    tag: VTag,
    children: Vec<VNode>,
}

/// An element without content; an empty `class` is left out.
#[inline(never)]
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let mut new = VTag::new(tag);
    if !class.is_empty() {
        new.attributes = Attributes::Dynamic {
            keys: &["class"],
            values: Box::new([Some(AttributeOrProperty::Attribute(AttrValue::Static(
                class,
            )))]),
        };
    }
    Element(Box::new(Parts {
        tag: new,
        children: Vec::new(),
    }))
}

/// An element that holds a text.
#[inline(never)]
pub fn words(tag: &'static str, class: &'static str, text: &str) -> Element {
    element(tag, class).text(text)
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Self {
        let Parts {
            mut tag,
            mut children,
        } = *element.0;
        if is_translated() {
            own_texts(&mut tag, &mut children);
        }
        if let Some(place) = tag.children_mut() {
            // A list of one would cost its own allocation, and most elements hold one text.
            *place = match children.pop() {
                Some(only) if children.is_empty() => only,
                Some(last) => {
                    children.push(last);
                    list(children)
                }
                None => Self::default(),
            };
        }
        Self::VTag(Rc::new(tag))
    }
}

/// Gives each text an element: the one that holds nothing else, or one of its own.
#[inline(never)]
fn own_texts(tag: &mut VTag, children: &mut Vec<VNode>) {
    if let [VNode::VText(text)] = &children[..] {
        tag.add_property("textContent", &*text.text);
        children.clear();
    }
    for child in children {
        if let VNode::VText(text) = child {
            *child = words("span", "", &text.text).into();
        }
    }
}

fn list(nodes: Vec<VNode>) -> VNode {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

impl Element {
    #[inline(never)]
    fn push(mut self, child: VNode) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        let text: Rc<str> = Rc::from(text);
        self.push(VNode::VText(VText::new(AttrValue::Rc(text))))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(self, child: Self) -> Self {
        self.push(child.into())
    }

    /// Adds an element or, to keep the places of those after it, nothing in its place.
    #[inline(never)]
    pub fn maybe(self, child: Option<Self>) -> Self {
        self.push(child.map_or_else(VNode::default, VNode::from))
    }

    /// Adds a list of elements, which may grow and shrink as one.
    #[inline(never)]
    pub fn children(self, children: Vec<Self>) -> Self {
        let mut nodes = Vec::with_capacity(children.len());
        for child in children {
            nodes.push(child.into());
        }
        self.push(list(nodes))
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        let value: Rc<str> = Rc::from(value);
        self.0.tag.add_attribute(name, AttrValue::Rc(value));
        self
    }

    /// Sets an attribute that is there or not, such as `disabled`.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set { self.set(name, name) } else { self }
    }

    /// Sets the id.
    pub fn id(self, id: &str) -> Self {
        self.set("id", id)
    }

    /// Sets the key by which a list knows the element again.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Sets what a text input holds.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        let value: Rc<str> = Rc::from(value);
        self.0.tag.set_value(Some(AttrValue::Rc(value)));
        self
    }

    /// Sets whether a radio or checkbox is checked.
    #[inline(never)]
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.tag.set_checked(is_checked);
        self
    }

    /// Sends the message when this happens.
    #[inline(never)]
    pub fn on(mut self, moment: Moment, context: &Context, message: Message) -> Self {
        let listener = Listener::new(moment, context, Reaction::Send(message));
        self.0.tag.add_listener(Rc::new(listener));
        self
    }

    /// Sends what the changed value of a control means, if it means anything.
    pub fn on_value(
        self,
        context: &Context,
        read: impl Fn(String) -> Option<Message> + 'static,
    ) -> Self {
        self.on_boxed_value(context, Moment::Change, Box::new(read))
    }

    /// Sends the text of a field after every letter.
    pub fn on_text(self, context: &Context, read: impl Fn(String) -> Message + 'static) -> Self {
        let read = move |text| Some(read(text));
        self.on_boxed_value(context, Moment::Input, Box::new(read))
    }

    #[inline(never)]
    fn on_boxed_value(
        mut self,
        context: &Context,
        moment: Moment,
        read: Box<dyn Fn(String) -> Option<Message>>,
    ) -> Self {
        let listener = Listener::new(moment, context, Reaction::Read(read));
        self.0.tag.add_listener(Rc::new(listener));
        self
    }
}
