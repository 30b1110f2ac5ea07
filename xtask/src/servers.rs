//! The packed release on real servers: nginx and Apache of this machine, on loopback, with the
//! settings that `pack` writes, at the top of a site and in a folder.

use std::fmt::Write as _;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::deploy::{self, Place};
use crate::{Outcome, check_site, root};

/// The longest wait until a server answers.
const LIMIT: Duration = Duration::from_secs(20);

/// The folder of the release in the second trial.
const FOLDER: &str = "/tools/check";

/// A kind of server, with how it is found and installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Apache,
}

/// Modules of Apache; those that settings of the release need are named in `docs/embedding.md`.
const MODULES: [&str; 9] = [
    "mpm_event",
    "authz_core",
    "mime",
    "dir",
    "env",
    "setenvif",
    "headers",
    "rewrite",
    "alias",
];

/// The command: both servers, in both places, with the release in `dist/`.
pub fn run() -> Outcome<()> {
    for kind in [Kind::Nginx, Kind::Apache] {
        for folder in ["", FOLDER] {
            let server = Real::start(kind, &root().join("dist"), folder)?;
            println!("── {kind:?} at {}", server.address);
            check_site::run(&server.address)?;
        }
    }
    Ok(())
}

/// A running server; it ends when dropped, and its files with it.
#[derive(Debug)]
pub struct Real {
    child: Child,
    files: PathBuf,
    /// The address of the release.
    pub address: String,
}

impl Drop for Real {
    fn drop(&mut self) {
        // Ends with its workers; a killed one would leave them.
        let id = self.child.id().to_string();
        drop(Command::new("kill").args(["-s", "TERM", &id]).status());
        drop(self.child.wait());
        drop(fs::remove_dir_all(&self.files));
    }
}

impl Real {
    /// Packs a release for the server and starts it, in a folder of its site or at the top.
    ///
    /// Fails with the package to install where the server is missing.
    pub fn start(kind: Kind, dist: &Path, folder: &str) -> Outcome<Self> {
        let (program, package) = match kind {
            Kind::Nginx => ("nginx", "nginx-light"),
            Kind::Apache => ("apache2", "apache2"),
        };
        let program = found(program)
            .ok_or_else(|| format!("{program} is not installed: apt-get install {package}"))?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let address = format!("http://localhost:{port}{folder}/");
        let files = std::env::temp_dir().join(format!("landfall-{package}-{port}"));
        fs::create_dir_all(&files)?;
        let site = files.join("site");
        let release = site.join(folder.trim_start_matches('/'));
        // An empty folder is in the way of the packer, and the top of the site is one.
        deploy::pack(dist, &[Place::read(&address)?], &release, None)?;
        let settings = match kind {
            Kind::Nginx => nginx(&files, &release, port)?,
            Kind::Apache => apache(&files, &site, port)?,
        };
        let path = files.join("server.conf");
        fs::write(&path, settings)?;
        let mut command = Command::new(program);
        match kind {
            Kind::Nginx => command.arg("-p").arg(&files).arg("-c").arg(&path),
            Kind::Apache => command.arg("-f").arg(&path).arg("-DFOREGROUND"),
        };
        let log = fs::File::create(files.join("log"))?;
        let child = command
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::null())
            .spawn()?;
        let mut server = Self {
            child,
            files,
            address,
        };
        server.wait(port)?;
        Ok(server)
    }

    fn wait(&mut self, port: u16) -> Outcome<()> {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let is_over = self.child.try_wait()?.is_some();
            if is_over || begun.elapsed() > LIMIT {
                let log = fs::read_to_string(self.files.join("log")).unwrap_or_default();
                return Err(format!("the server does not start:\n{log}").into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

/// A program on the path, or where Debian has servers, which is not on the path of everybody.
fn found(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    folders.push("/usr/sbin".into());
    folders
        .into_iter()
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The generated settings in the two blocks in which they say that they belong.
fn nginx(files: &Path, release: &Path, port: u16) -> Outcome<String> {
    let settings = fs::read_to_string(release.join("nginx.conf"))?;
    let settings = settings.replace("/var/www/landfall", &release.display().to_string());
    let (http, server) = settings.split_once("\nlocation ").ok_or("no location")?;
    let types = fs::read_to_string("/etc/nginx/mime.types")?;
    fs::write(files.join("mime.types"), types)?;
    let own = files.display();
    let mut text = format!(
        "daemon off;\npid {own}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n"
    );
    for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        writeln!(text, "{name}_temp_path {own}/{name};")?;
    }
    write!(
        text,
        "{http}\nserver {{\nlisten 127.0.0.1:{port};\nserver_name localhost;\n\
         location {server}\n}}\n}}\n"
    )?;
    Ok(text)
}

/// A site as Debian sets one up, whose folders may have settings of their own.
fn apache(files: &Path, site: &Path, port: u16) -> Outcome<String> {
    let (own, site) = (files.display(), site.display());
    let modules = Path::new("/usr/lib/apache2/modules");
    let mut text = format!(
        "ServerRoot {own}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {own}/pid\n\
         ErrorLog {own}/log\nDefaultRuntimeDir {own}\nMutex posixsem\n"
    );
    for name in MODULES {
        let module = modules.join(format!("mod_{name}.so"));
        writeln!(text, "LoadModule {name}_module {}", module.display())?;
    }
    // Whoever starts it as root has it run as nobody; others keep their name.
    write!(
        text,
        "User nobody\nGroup nogroup\nTypesConfig /etc/mime.types\nDocumentRoot {site}\n\
         <Directory {site}>\nOptions FollowSymLinks\nAllowOverride FileInfo Indexes\n\
         Require all granted\n</Directory>\n"
    )?;
    Ok(text)
}
