//! `WebKit` as its visitors have it, with data that outlive the browser.
//!
//! Under its driver `MiniBrowser` keeps everything in memory and forgets it at the end, whatever
//! it is told (`webkit_website_data_manager_new_ephemeral` in its `main.c`). Without the driver
//! it keeps what a visitor's browser keeps; its remote inspector then takes expressions.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::engine::Engine;
use super::process::Process;
use crate::{Outcome, tools};

/// How long the browser may take to show its page, and to answer.
const LIMIT: Duration = Duration::from_secs(30);

/// A window with one page. It ends when dropped, by force.
#[derive(Debug)]
pub struct Inspected {
    /// Before the display, which it needs.
    _browser: Process,
    _display: Option<Process>,
    socket: TcpStream,
    /// The page among what the inspector knows.
    target: String,
    asked: u64,
}

impl Inspected {
    /// Opens an address in a browser that keeps its data in a folder.
    pub fn open(folder: &Path, address: &str) -> Outcome<Self> {
        let program = tools::mini_browser().ok_or("WebKit's MiniBrowser is missing")?;
        let (display, number) = Engine::WebKit.display()?.ok_or("no display")?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(program);
        for (variable, name) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_CONFIG_HOME", "config"),
        ] {
            let place = folder.join(name);
            std::fs::create_dir_all(&place)?;
            command.env(variable, place);
        }
        command
            .env("DISPLAY", format!(":{number}"))
            .env("WEBKIT_INSPECTOR_HTTP_SERVER", format!("127.0.0.1:{port}"))
            .args(["--enable-developer-extras=true", address]);
        let mut browser = Process::start(&mut command)?;
        let begun = Instant::now();
        let path = loop {
            if let Some(path) = page(port) {
                break path;
            }
            if !browser.runs() || begun.elapsed() > LIMIT {
                return Err("the inspector of WebKit shows no page".into());
            }
            thread::sleep(Duration::from_millis(20));
        };
        let mut inspected = Self {
            _browser: browser,
            _display: Some(display),
            socket: connect(port, &path)?,
            target: String::new(),
            asked: 0,
        };
        while inspected.target.is_empty() {
            inspected.hear()?;
        }
        Ok(inspected)
    }

    /// The value of an expression that JSON can hold.
    pub fn value(&mut self, expression: &str) -> Outcome<Value> {
        self.asked += 1;
        let id = self.asked;
        let asked = json!({ "id": id, "method": "Runtime.evaluate", "params": {
            "expression": format!("JSON.stringify({expression}) ?? null"),
            "returnByValue": true,
        }});
        let message = json!({ "id": id, "method": "Target.sendMessageToTarget", "params": {
            "targetId": self.target, "message": asked.to_string(),
        }});
        self.send(&message.to_string())?;
        let answer = loop {
            if let Some(answer) = self.hear()?.filter(|answer| answer["id"] == json!(id)) {
                break answer;
            }
        };
        let result = &answer["result"];
        if result["wasThrown"] != json!(false) {
            return Err(format!("{answer}\nin: {expression}").into());
        }
        let text = result["result"]["value"].as_str().unwrap_or("null");
        Ok(serde_json::from_str(text)?)
    }

    /// The next message; what it says of pages is kept, what a page says is given back.
    fn hear(&mut self) -> Outcome<Option<Value>> {
        let message: Value = serde_json::from_slice(&self.receive()?)?;
        let said = &message["params"];
        let target = match message["method"].as_str() {
            Some("Target.targetCreated") => &said["targetInfo"]["targetId"],
            Some("Target.didCommitProvisionalTarget") => &said["newTargetId"],
            Some("Target.dispatchMessageFromTarget") => {
                let text = said["message"].as_str().unwrap_or("null");
                return Ok(Some(serde_json::from_str(text)?));
            }
            _ => return Ok(None),
        };
        target
            .as_str()
            .unwrap_or_default()
            .clone_into(&mut self.target);
        Ok(None)
    }

    /// Sends a text frame of RFC 6455; the mask that it asks of clients is zero. The lengths 126
    /// and 127 say that the length proper follows.
    fn send(&mut self, text: &str) -> Outcome<()> {
        let mut frame = vec![0x81];
        match u16::try_from(text.len()) {
            Ok(length) if length < 126 => frame.push(0x80 | u8::try_from(length)?),
            Ok(length) => {
                frame.push(0xfe);
                frame.extend(length.to_be_bytes());
            }
            Err(_) => {
                frame.push(0xff);
                frame.extend(u64::try_from(text.len())?.to_be_bytes());
            }
        }
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        Ok(self.socket.write_all(&frame)?)
    }

    /// The next message, which may come in several frames.
    fn receive(&mut self) -> Outcome<Vec<u8>> {
        let mut message = Vec::new();
        loop {
            let [first, second] = self.take::<2>()?;
            let length = match second & 127 {
                126 => u64::from(u16::from_be_bytes(self.take()?)),
                127 => u64::from_be_bytes(self.take()?),
                length => u64::from(length),
            };
            let from = message.len();
            message.resize(from + usize::try_from(length)?, 0);
            self.socket.read_exact(&mut message[from..])?;
            if first & 0x80 != 0 {
                return Ok(message);
            }
        }
    }

    fn take<const COUNT: usize>(&mut self) -> Outcome<[u8; COUNT]> {
        let mut bytes = [0; COUNT];
        self.socket.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// Where the inspector talks about the page, once there is one.
fn page(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(LIMIT)).ok()?;
    write!(
        stream,
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut list = String::new();
    stream.read_to_string(&mut list).ok()?;
    let from = list.find("/socket/")?;
    let path = list.get(from..)?.split('\'').next()?;
    Some(path.to_owned())
}

fn connect(port: u16, path: &str) -> Outcome<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(LIMIT))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n\
         Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\
         Sec-WebSocket-Version: 13\r\n\r\n"
    )?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    if !head.starts_with(b"HTTP/1.1 101") {
        return Err(String::from_utf8_lossy(&head).into_owned().into());
    }
    Ok(stream)
}
